#!/usr/bin/env bash
# @graphql-tools/executor-http 3.4.1, graphql 16.15.0
# A deferred part by the current draft of incremental delivery: `pending` says under which path the part belongs, `incremental` has its
# data by that id. The executor merges the data at the root of the answer instead, beside the object that it belongs to.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @graphql-tools/executor-http@3.4.1 graphql@16.15.0

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { buildHTTPExecutor } from '@graphql-tools/executor-http';
import { parse } from 'graphql';

const parts = [
  { data: { order: { id: '1' } }, pending: [{ id: '0', path: ['order'] }], hasNext: true },
  { incremental: [{ id: '0', data: { customer: { name: 'Ada' } } }], completed: [{ id: '0' }], hasNext: false },
];
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'multipart/mixed; boundary="-"' });
  response.end(`\r\n---${parts.map((part) => `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(part)}\r\n---`).join('')}--\r\n`);
}).listen(0, '127.0.0.1', async () => {
  const execute = buildHTTPExecutor({ endpoint: `http://127.0.0.1:${server.address().port}/` });
  for await (const result of await execute({ document: parse('{ order { id ... @defer { customer { name } } } }') })) {
    console.log(JSON.stringify(result));
  }
  process.exit();
});
E
node see.mjs | tee seen
diff seen - <<'E'
{"data":{"order":{"id":"1"}}}
{"data":{"order":{"id":"1"},"customer":{"name":"Ada"}}}
E
