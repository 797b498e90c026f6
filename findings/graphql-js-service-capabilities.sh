#!/usr/bin/env bash
# A server that announces its capabilities by introspection, as the working group proposes, cannot be used by tools on graphql-js.
#
# Packages: npm graphql 16.15.0 and 17.1.0, @graphql-codegen/cli 7.4.3, @graphql-codegen/typescript-operations 6.1.9.
# Guess: graphql-spec pull request 1208 adds the meta field __service with the types __Service and __Capability. A tool that does not know
# them yet ignores them, as tools ignored new introspection types before.
# Seen: graphql-js reads the schema. Then every operation that is validated or run against it throws, and code generation fails for the
# same reason. The names that may begin with two underscores are fixed in graphql-js.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql@16.15.0 graphql17@npm:graphql@17.1.0 @graphql-codegen/cli@7.4.3 @graphql-codegen/typescript-operations@6.1.9

cat >see.mjs <<'EOF'
import { writeFileSync } from 'node:fs';

for (const name of ['graphql', 'graphql17']) {
  const { buildClientSchema, buildSchema, introspectionFromSchema, parse, validate } = await import(name);
  const introspection = introspectionFromSchema(buildSchema('type Query { left: Int }'));
  const string = { kind: 'SCALAR', name: 'String', ofType: null };
  const type = (name, field, type) => ({
    kind: 'OBJECT', name, description: null, interfaces: [],
    fields: [{ name: field, description: null, args: [], type, isDeprecated: false, deprecationReason: null }],
  });
  const list = { kind: 'LIST', name: null, ofType: { kind: 'OBJECT', name: '__Capability', ofType: null } };
  introspection.__schema.types.push(type('__Service', 'capabilities', list), type('__Capability', 'identifier', string));
  writeFileSync('schema.json', JSON.stringify(introspection));
  const schema = buildClientSchema(introspection);
  console.log(`${name}: read, has __Service: ${schema.getType('__Service') !== undefined}`);
  try {
    console.log(validate(schema, parse('{ left }')));
  } catch (error) {
    console.log(error.message);
  }
}
EOF
cat >codegen.json <<'EOF'
{ "schema": "schema.json", "documents": "left.graphql", "generates": { "types.ts": { "plugins": ["typescript-operations"] } } }
EOF
echo 'query Left { left }' >left.graphql
{
  node see.mjs
  if npx graphql-codegen --config codegen.json >codegen.log 2>&1; then echo "codegen: done"; else echo "codegen: failed"; fi
  grep -o 'Name "__[A-Za-z]*" must not begin' codegen.log | sort -u
} | tee seen
diff seen - <<'EOF'
graphql: read, has __Service: true
Name "__Service" must not begin with "__", which is reserved by GraphQL introspection.

Name "__Capability" must not begin with "__", which is reserved by GraphQL introspection.
graphql17: read, has __Service: true
Name "__Service" must not begin with "__", which is reserved by GraphQL introspection.

Name "__Capability" must not begin with "__", which is reserved by GraphQL introspection.
codegen: failed
Name "__Capability" must not begin
Name "__Service" must not begin
EOF
