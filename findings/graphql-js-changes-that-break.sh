#!/usr/bin/env bash
# graphql 17.1.0 (findSchemaChanges)
# Four changes after each of which an operation that was valid is refused, or answers with an object that its client does not know. One
# expects BREAKING for the first three, and DANGEROUS for the last, as for a new member of a union.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts graphql@17.1.0

cat > see.mjs <<'E'
import { BreakingChangeType, buildSchema, DangerousChangeType, findSchemaChanges, parse, validate } from 'graphql';

const judge = (what, before, after, operation) => {
  const [old, now] = [buildSchema(before), buildSchema(after)];
  const severity = ({ type }) => (type in BreakingChangeType ? 'BREAKING' : type in DangerousChangeType ? 'DANGEROUS' : 'SAFE');
  const refused = [old, now].map((schema) => (validate(schema, parse(operation)).length > 0 ? 'refused' : 'valid')).join(', then ');
  console.log(`${what}: ${findSchemaChanges(old, now).map(severity).join() || 'no change'}; ${operation} is ${refused}`);
};

judge('a required argument loses its default', 'type Query { q(a: Int! = 1): Int }', 'type Query { q(a: Int!): Int }', '{ q }');
judge(
  'an input becomes @oneOf',
  'type Query { q(i: I): Int } input I { x: Int y: Int }',
  'type Query { q(i: I): Int } input I @oneOf { x: Int y: Int }',
  '{ q(i: { x: 1, y: 2 }) }',
);
judge(
  'another query type',
  'schema { query: A } type A { q: Int } type B { r: Int }',
  'schema { query: B } type A { q: Int } type B { r: Int }',
  '{ q }',
);
const interfaced = 'type Query { n: Node } interface Node { id: ID } type User implements Node { id: ID }';
judge('a new object behind an interface', interfaced, `${interfaced} type Order implements Node { id: ID }`, '{ n { id } }');
E
node see.mjs | tee seen
diff seen - <<'E'
a required argument loses its default: DANGEROUS; { q } is valid, then refused
an input becomes @oneOf: no change; { q(i: { x: 1, y: 2 }) } is valid, then refused
another query type: no change; { q } is valid, then refused
a new object behind an interface: SAFE; { n { id } } is valid, then valid
E
