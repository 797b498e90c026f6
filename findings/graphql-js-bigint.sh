#!/usr/bin/env bash
# No scalar of graphql-js 16 takes the int64 that protobuf-es and Connect give: "Int cannot represent non-integer value: 5".
#
# Packages: npm graphql 16.15.0 and 17.1.0, @bufbuild/protobuf 2.17.0.
# Guess: a field resolved from a message's int64 of 5 is 5 as Int and Float, "5" as ID and String: each of them takes the number 5.
# Seen: the int64 is a bigint, which none of the four takes in version 16, small as it may be; the field is null, with an error whose
# text contradicts itself. In version 17 all four take it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund graphql16@npm:graphql@16.15.0 graphql17@npm:graphql@17.1.0 @bufbuild/protobuf@2.17.0

cat >serve.mjs <<'EOF'
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Int64ValueSchema } from '@bufbuild/protobuf/wkt';

const { value } = fromBinary(Int64ValueSchema, toBinary(Int64ValueSchema, create(Int64ValueSchema, { value: 5n })));
for (const version of ['graphql16', 'graphql17']) {
  const { buildSchema, graphql } = await import(version);
  for (const type of ['Int', 'Float', 'ID', 'String']) {
    const { data, errors } = await graphql({ schema: buildSchema(`type Query { left: ${type} }`), source: '{ left }', rootValue: { left: value } });
    console.log(`${version}, ${type}: ${JSON.stringify(data.left)} ${errors?.[0].message ?? ''}`.trim());
  }
}
EOF
node serve.mjs | tee seen
diff seen - <<'EOF'
graphql16, Int: null Int cannot represent non-integer value: 5
graphql16, Float: null Float cannot represent non numeric value: 5
graphql16, ID: null ID cannot represent value: 5
graphql16, String: null String cannot represent value: 5
graphql17, Int: 5
graphql17, Float: 5
graphql17, ID: "5"
graphql17, String: "5"
EOF
