#!/usr/bin/env bash
# @apollo/rover-linux-x64 0.41.0 (x86-64 Linux), graphql 16.15.0
# `rover graph introspect` prints the schema of an endpoint, to be published or compared. In its schema an input that takes exactly one
# field (@oneOf) takes any number, and a scalar has no @specifiedBy, though the endpoint tells both. Nothing says that something is missing.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @apollo/rover-linux-x64@0.41.0 graphql@16.15.0

cat > see.mjs <<'E'
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { buildSchema, graphql } from 'graphql';

const schema = buildSchema(`
  scalar DateTime @specifiedBy(url: "https://scalars.graphql.org/andimarek/date-time")
  input UserBy @oneOf { id: ID email: String }
  type Query { since(by: UserBy): DateTime }
`);
const server = createServer(async (request, response) => {
  const { query, variables } = JSON.parse((await request.toArray()).join(''));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(await graphql({ schema, source: query, variableValues: variables })));
}).listen(0, '127.0.0.1', () => {
  const args = ['graph', 'introspect', `http://127.0.0.1:${server.address().port}/`, '--skip-update-check'];
  const env = { ...process.env, APOLLO_TELEMETRY_DISABLED: 'true', HOME: process.cwd(), NO_COLOR: '1' };
  const rover = spawn('node_modules/@apollo/rover-linux-x64/rover', args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  rover.stdout.on('data', (text) => (printed += text));
  rover.on('close', (code) => {
    console.log(`exit code ${code}`);
    console.log(printed.match(/^(scalar DateTime|input UserBy)( [@{].*)?/gm).sort().join('\n'));
    server.close();
  });
});
E
node see.mjs | tee seen
diff seen - <<'E'
exit code 0
input UserBy {
scalar DateTime
E
