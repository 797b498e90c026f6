#!/usr/bin/env bash
# grpc-js sends another value, without an error, where one does not fit its field.
#
# Packages: npm @grpc/grpc-js 1.14.7, @grpc/proto-loader 0.8.1 (protobufjs 7), with the options of gRPC's quickstart.
# Guess: a misspelt enum name, a text for a number and a number beyond int32 are errors at the caller, as in other languages.
# Seen: they arrive as the enum's zero, as 0, and wrapped round; 1.7 arrives as 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7 @grpc/proto-loader@0.8.1

cat >echo.proto <<'EOF'
syntax = "proto3";
package s;
enum Kind { KIND_UNSPECIFIED = 0; KIND_NEW = 1; }
message M { Kind kind = 1; int32 page_size = 2; }
service S { rpc Echo(M) returns (M); }
EOF
cat >calls.mjs <<'EOF'
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const { S } = grpc.loadPackageDefinition(loadSync('echo.proto', { keepCase: true, longs: String, enums: String, defaults: true, oneofs: true })).s;
const server = new grpc.Server();
server.addService(S.service, { Echo: (call, done) => done(null, call.request) });
const port = await new Promise((done) => server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (_, port) => done(port)));
const client = new S(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
for (const request of [{ kind: 'KIND_NEW', page_size: 20 }, { kind: 'KIND_NWE' }, { page_size: 'twenty' }, { page_size: 10_000_000_000 }, { page_size: 1.7 }]) {
  const answer = await new Promise((done) => client.Echo(request, (error, answer) => done(error?.message ?? answer)));
  console.log(JSON.stringify(request), 'arrives as', JSON.stringify(answer));
}

process.exit();
EOF
node calls.mjs | tee seen
diff seen - <<'EOF'
{"kind":"KIND_NEW","page_size":20} arrives as {"kind":"KIND_NEW","page_size":20}
{"kind":"KIND_NWE"} arrives as {"kind":"KIND_UNSPECIFIED","page_size":0}
{"page_size":"twenty"} arrives as {"kind":"KIND_UNSPECIFIED","page_size":0}
{"page_size":10000000000} arrives as {"kind":"KIND_UNSPECIFIED","page_size":1410065408}
{"page_size":1.7} arrives as {"kind":"KIND_UNSPECIFIED","page_size":1}
EOF
