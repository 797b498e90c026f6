#!/usr/bin/env bash
# ts-proto reads other values from protobuf's JSON than are in it, without an error.
#
# Packages: npm ts-proto 2.18.0 with its defaults, @bufbuild/protobuf 2.17.0, @bufbuild/buf 1.75.0, typescript 5.9.3.
# Guess: fromJSON takes protobuf's JSON, or throws, as its decode throws for an int64 that a number cannot hold.
# Seen: "1.500s" is a duration of 0, an int64 beyond 2^53 is another number, and an enum's number that is newer than the code
# becomes -1. By bytes the last two are what they were.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm pkg set type=module
npm install --silent --no-audit --no-fund ts-proto@2.18.0 @bufbuild/protobuf@2.17.0 @bufbuild/buf@1.75.0 typescript@5.9.3

cat >order.proto <<'EOF'
syntax = "proto3";
package s;
import "google/protobuf/duration.proto";
enum Kind { KIND_UNSPECIFIED = 0; KIND_NEW = 1; }
message Order { int64 number = 1; google.protobuf.Duration took = 2; Kind kind = 3; }
EOF
cat >buf.gen.yaml <<'EOF'
version: v2
plugins:
  - { local: [node_modules/.bin/protoc-gen-ts_proto], out: generated, opt: [outputServices=none, importSuffix=.js], include_imports: true, include_wkt: true }
EOF
cat >read.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { createFileRegistry, fromBinary, fromJson, toBinary, toJson } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { Order } from './generated/order.js';

const schema = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync('order.binpb'))).getMessage('s.Order');
const attempt = (read) => {
  try {
    return JSON.stringify(read());
  } catch (error) {
    return error.message;
  }
};
for (const json of [{ number: '9007199254740993' }, { took: '1.500s' }, { kind: 7 }]) {
  const bytes = toBinary(schema, fromJson(schema, json));
  console.log(`${JSON.stringify(json)} by JSON: ${attempt(() => toJson(schema, fromBinary(schema, Order.encode(Order.fromJSON(json)).finish())))}`);
  console.log(`${JSON.stringify(json)} by bytes: ${attempt(() => toJson(schema, fromBinary(schema, Order.encode(Order.decode(bytes)).finish())))}`);
}
EOF
npx buf build --as-file-descriptor-set -o order.binpb
npx buf generate
npx tsc --module nodenext --target es2022 --skipLibCheck generated/order.ts
node read.mjs | tee seen
diff seen - <<'EOF'
{"number":"9007199254740993"} by JSON: {"number":"9007199254740992"}
{"number":"9007199254740993"} by bytes: Value is larger than Number.MAX_SAFE_INTEGER
{"took":"1.500s"} by JSON: {"took":"0s"}
{"took":"1.500s"} by bytes: {"took":"1.500s"}
{"kind":7} by JSON: {"kind":-1}
{"kind":7} by bytes: {"kind":7}
EOF
