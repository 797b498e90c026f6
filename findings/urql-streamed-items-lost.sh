#!/usr/bin/env bash
# @urql/core 6.0.3, graphql 16.15.0
# A list with @stream, by the current draft of incremental delivery: `pending` says where the list is, and `incremental` has `items` by
# that id. urql merges @defer of this format, but puts the streamed items at the root of `data`, as members "0", "1", each part over the
# one before. The list keeps its first item, and there is no error.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @urql/core@6.0.3 graphql@16.15.0

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { createClient, fetchExchange } from '@urql/core';

const parts = [
  { data: { orders: [{ id: '1' }] }, pending: [{ id: '0', path: ['orders'] }], hasNext: true },
  { incremental: [{ id: '0', items: [{ id: '2' }] }], hasNext: true },
  { incremental: [{ id: '0', items: [{ id: '3' }, { id: '4' }] }], completed: [{ id: '0' }], hasNext: false },
];
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'multipart/mixed; boundary="-"' });
  response.end(`\r\n---${parts.map((part) => `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(part)}\r\n---`).join('')}--\r\n`);
}).listen(0, '127.0.0.1', () => {
  const client = createClient({ url: `http://127.0.0.1:${server.address().port}/`, preferGetMethod: false, exchanges: [fetchExchange] });
  client.query('{ orders @stream(initialCount: 1) { id } }', {}).subscribe(({ data, error, hasNext }) => {
    if (hasNext) return;
    console.log(JSON.stringify({ data, error: error?.message ?? null }));
    server.close();
  });
});
E
node see.mjs | tee seen
diff seen - <<'E'
{"data":{"0":{"id":"3"},"1":{"id":"4"},"orders":[{"id":"1"}]},"error":null}
E
