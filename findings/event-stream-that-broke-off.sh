#!/usr/bin/env bash
# @urql/core 6.0.3, @graphql-tools/executor-http 3.4.1, graphql 16.15.0, and graphql-sse 2.6.1 for comparison
# By the GraphQL over SSE protocol a subscription ends with the event `complete`. A server that goes away, or a proxy in between, ends the
# response without it. graphql-sse takes that for a lost connection. urql and executor-http end the subscription as if it were complete,
# without an error, so that nothing subscribes again and a page stays as it was.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @urql/core@6.0.3 @graphql-tools/executor-http@3.4.1 graphql-sse@2.6.1 graphql@16.15.0

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { buildHTTPExecutor } from '@graphql-tools/executor-http';
import { createClient as createUrql, fetchExchange } from '@urql/core';
import { parse } from 'graphql';
import { createClient as createSse } from 'graphql-sse';

const query = 'subscription { tick }';
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end('event: next\ndata: {"data":{"tick":1}}\n\n');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}/`;

await new Promise((resolve) => {
  const sink = { next() {}, error: () => resolve(console.log('graphql-sse: error')), complete: () => resolve(console.log('graphql-sse: complete')) };
  createSse({ url, retryAttempts: 0 }).subscribe({ query }, sink);
});
await new Promise((resolve) => {
  const client = createUrql({ url, preferGetMethod: false, fetchSubscriptions: true, exchanges: [fetchExchange] });
  client.subscription(query, {}).subscribe(({ error, hasNext }) => hasNext || resolve(console.log(`urql: ${error ? 'error' : 'complete'}`)));
});
let failed = false;
try {
  for await (const { errors } of await buildHTTPExecutor({ endpoint: url })({ document: parse(query) })) failed ||= Boolean(errors);
} catch {
  failed = true;
}
console.log(`executor-http: ${failed ? 'error' : 'complete'}`);
process.exit();
E
node see.mjs | tee seen
diff seen - <<'E'
graphql-sse: error
urql: complete
executor-http: complete
E
