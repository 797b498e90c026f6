#!/usr/bin/env bash
# @urql/core 6.0.3, graphql 16.15.0
# The second of three events of a subscription has `data: null` and an error; the third is fine. One expects each event to be a result of
# its own. urql shows the first event's data again with the error, and then the error again with the third event: from the first bad event
# on, none is without an error. The same by `subscriptionExchange` (graphql-ws, graphql-sse) and by `fetchSubscriptions`.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @urql/core@6.0.3 graphql@16.15.0

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient, fetchExchange, subscriptionExchange } from '@urql/core';

const events = [{ data: { tick: 1 } }, { data: null, errors: [{ message: 'bad event' }] }, { data: { tick: 3 } }];

const watch = (what, options) =>
  new Promise((resolve) =>
    createClient(options).subscription('subscription { tick }', {}).subscribe(({ data, error, hasNext }) => {
      console.log(`${what}: ${JSON.stringify({ data, error: error?.message, hasNext })}`);
      if (!hasNext) resolve();
    }));

async function forward(sink) {
  for (const event of events) {
    await delay(20);
    sink.next(event);
  }
  sink.complete();
}
const forwardSubscription = () => ({ subscribe: (sink) => (forward(sink), { unsubscribe() {} }) });
await watch('subscriptionExchange', { url: 'http://127.0.0.1/', exchanges: [subscriptionExchange({ forwardSubscription })] });

const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(events.map((event) => `event: next\ndata: ${JSON.stringify(event)}\n\n`).join('') + 'event: complete\ndata:\n\n');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}/`;
await watch('fetchSubscriptions', { url, preferGetMethod: false, fetchSubscriptions: true, exchanges: [fetchExchange] });
server.close();
E
node see.mjs | tee seen
diff seen - <<'E'
subscriptionExchange: {"data":{"tick":1},"hasNext":true}
subscriptionExchange: {"data":{"tick":1},"error":"[GraphQL] bad event","hasNext":true}
subscriptionExchange: {"data":{"tick":3},"error":"[GraphQL] bad event","hasNext":true}
subscriptionExchange: {"data":{"tick":3},"error":"[GraphQL] bad event","hasNext":false}
fetchSubscriptions: {"data":{"tick":1},"hasNext":true}
fetchSubscriptions: {"data":{"tick":1},"error":"[GraphQL] bad event","hasNext":true}
fetchSubscriptions: {"data":{"tick":3},"error":"[GraphQL] bad event","hasNext":true}
fetchSubscriptions: {"data":{"tick":3},"error":"[GraphQL] bad event","hasNext":false}
E
