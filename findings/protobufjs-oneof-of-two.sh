#!/usr/bin/env bash
# A oneof that has two values: protobufjs keeps both where the specification keeps the last.
#
# Packages: npm @grpc/proto-loader 0.8.1 (protobufjs 7), @bufbuild/protobuf 2.17.0.
# Guess: bytes with two members of a oneof (two encoders' outputs put together, which the specification allows as a merge) are read
# as the last one alone, the others cleared.
# Seen: protobufjs gives both, and the name of the last in the oneof's own property. What looks at `card` first takes the wrong one.
# Optional fields are oneofs to it as well: with `oneofs: true`, as in gRPC's quickstart, each gives a second property `_name`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @grpc/proto-loader@0.8.1 protobufjs@7.6.6 @bufbuild/protobuf@2.17.0

cat >pay.proto <<'EOF'
syntax = "proto3";
package s;
message Pay { oneof means { string card = 1; string invoice = 2; } optional string name = 3; }
service S { rpc Do(Pay) returns (Pay); }
EOF
cat >read.mjs <<'EOF'
import { loadSync } from '@grpc/proto-loader';
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';

const definition = loadSync('pay.proto', { oneofs: true });
const { responseDeserialize, requestSerialize } = definition['s.S'].Do;
const bytes = Buffer.concat([requestSerialize({ card: 'c' }), requestSerialize({ invoice: 'i' })]);
console.log('protobufjs:', JSON.stringify(responseDeserialize(bytes)));
console.log('an optional field:', JSON.stringify(responseDeserialize(requestSerialize({ name: 'n' }))));

const file = fromBinary(FileDescriptorProtoSchema, definition['s.Pay'].fileDescriptorProtos[0]);
const pay = createFileRegistry(file, () => undefined).getMessage('s.Pay');
console.log('protobuf-es:', JSON.stringify(fromBinary(pay, bytes).means));
EOF
node read.mjs | tee seen
diff seen - <<'EOF'
protobufjs: {"card":"c","means":"invoice","invoice":"i"}
an optional field: {"name":"n","_name":"name"}
protobuf-es: {"case":"invoice","value":"i"}
EOF
