#!/usr/bin/env bash
# @graphql-hive/cli 0.66.0 (hive dev), graphql 16.9.0
# Two services: users is to be introspected, reviews has its schema in a file, `--service reviews --url … --schema reviews.graphql`. A
# --header belongs to the service in front of it, so one expects it of --schema. Hive counts instead: the first --schema is that of the
# first service. users is composed of reviews' file, nobody asks users, reviews is asked for its schema, and the exit code is 0.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @graphql-hive/cli@0.66.0 graphql@16.9.0

cat > reviews.graphql <<'E'
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@shareable"])
type Query { reviews: [String!] @shareable }
E
cat > see.mjs <<'E'
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const asked = new Set();
const serve = (name, sdl) =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      asked.add(name);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data: { _service: { sdl } } }));
    }).listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}/`));
  });
const users = await serve('users', 'type Query { users: [String!] }');
const reviews = await serve('reviews', readFileSync('reviews.graphql', 'utf8'));

const services = ['--service', 'users', '--url', users, '--service', 'reviews', '--url', reviews, '--schema', 'reviews.graphql'];
const env = { ...process.env, HOME: process.cwd() };
const hive = spawn('node_modules/.bin/hive', ['dev', ...services, '--write', 'supergraph.graphql'], { env, stdio: 'ignore' });
hive.on('close', (code) => {
  const fields = /type Query[^{]*\{([^}]*)\}/.exec(readFileSync('supergraph.graphql', 'utf8'))[1].match(/\w+(?=: \[)/g);
  console.log(`exit code ${code}; asked for its schema: ${[...asked]}; fields of Query: ${fields}`);
  process.exit();
});
E
node see.mjs | tee seen
diff seen - <<'E'
exit code 0; asked for its schema: reviews; fields of Query: reviews
E
