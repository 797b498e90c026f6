#!/usr/bin/env bash
# @urql/core 6.0.3, graphql 16.15.0
# A subscription over server-sent events (`fetchSubscriptions: true`). The second of three events has `data: null` and an error; the third
# is fine. One expects each event to be a result of its own. urql shows the first event's data again with the error, and then the error
# again with the third event: from the first bad event on, no event is without an error.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @urql/core@6.0.3 graphql@16.15.0

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { createClient, fetchExchange } from '@urql/core';

const events = [{ data: { tick: 1 } }, { data: null, errors: [{ message: 'bad event' }] }, { data: { tick: 3 } }];
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(events.map((event) => `event: next\ndata: ${JSON.stringify(event)}\n\n`).join('') + 'event: complete\ndata:\n\n');
}).listen(0, '127.0.0.1', () => {
  const client = createClient({
    url: `http://127.0.0.1:${server.address().port}/`,
    preferGetMethod: false,
    fetchSubscriptions: true,
    exchanges: [fetchExchange],
  });
  client.subscription('subscription { tick }', {}).subscribe(({ data, error, hasNext }) => {
    console.log(JSON.stringify({ data, error: error?.message, hasNext }));
    if (!hasNext) server.close();
  });
});
E
node see.mjs | tee seen
diff seen - <<'E'
{"data":{"tick":1},"hasNext":true}
{"data":{"tick":1},"error":"[GraphQL] bad event","hasNext":true}
{"data":{"tick":3},"error":"[GraphQL] bad event","hasNext":true}
{"data":{"tick":3},"error":"[GraphQL] bad event","hasNext":false}
E
