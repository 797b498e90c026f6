#!/usr/bin/env bash
# @urql/core 6.0.3, graphql 16.15.0
# A deferred part fails as a whole, since a non-null field in it did: by the current draft of incremental delivery, `completed` has its
# errors and there is no data. urql ends the operation with neither the part's data nor an error: a page cannot know that it failed.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @urql/core@6.0.3 graphql@16.15.0

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { createClient, fetchExchange } from '@urql/core';

const parts = [
  { data: { order: { id: '1' } }, pending: [{ id: '0', path: ['order'] }], hasNext: true },
  { completed: [{ id: '0', errors: [{ message: 'users is down', path: ['order', 'customer'] }] }], hasNext: false },
];
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'multipart/mixed; boundary="-"' });
  response.end(`\r\n---${parts.map((part) => `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(part)}\r\n---`).join('')}--\r\n`);
}).listen(0, '127.0.0.1', () => {
  const client = createClient({ url: `http://127.0.0.1:${server.address().port}/`, preferGetMethod: false, exchanges: [fetchExchange] });
  client.query('{ order { id ... @defer { customer { name } } } }', {}).subscribe(({ data, error, hasNext }) => {
    console.log(JSON.stringify({ data, error: error?.message ?? null, hasNext }));
    if (!hasNext) server.close();
  });
});
E
node see.mjs | tee seen
diff seen - <<'E'
{"data":{"order":{"id":"1"}},"error":null,"hasNext":true}
{"data":{"order":{"id":"1"}},"error":null,"hasNext":false}
E
