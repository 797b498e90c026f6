#!/usr/bin/env bash
# @apollo/client 4.3.8 (GraphQL17Alpha9Handler), graphql 16.15.0
# `dataState: 'complete'` says that `data` has all that the query selects: by it the types narrow to the whole of it. A deferred part fails,
# and then once more the connection breaks before it. With the default errorPolicy the result is 'complete' both times, and `data` is without
# the part. With `errorPolicy: 'all'` the first is 'streaming' with `loading: false`, for good. Only `error` tells.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @apollo/client@4.3.8 graphql@16.15.0 rxjs@7.8.2

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { GraphQL17Alpha9Handler } from '@apollo/client/incremental';

const first = { data: { order: { __typename: 'Order', id: '1' } }, pending: [{ id: '0', path: ['order'] }], hasNext: true };
const failed = { completed: [{ id: '0', errors: [{ message: 'users is down', path: ['order', 'customer'] }] }], hasNext: false };

async function read(what, errorPolicy, ...parts) {
  const server = createServer(async (request, response) => {
    response.writeHead(200, { 'content-type': 'multipart/mixed; boundary="-"; incrementalSpec=v0.2' });
    response.write(`\r\n---${parts.map((part) => `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(part)}\r\n---`).join('')}`);
    await delay(100);
    if (parts.length > 1) response.end('--\r\n');
    else response.destroy();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new ApolloClient({
    link: new HttpLink({ uri: `http://127.0.0.1:${server.address().port}/` }),
    cache: new InMemoryCache(),
    incrementalHandler: new GraphQL17Alpha9Handler(),
  });
  const query = gql`{ order { id ... @defer { customer { name } } } }`;
  const end = await new Promise((resolve) => client.watchQuery({ query, errorPolicy }).subscribe((result) => result.error && resolve(result)));
  const { data, dataState, loading } = end;
  console.log(`${what}, ${errorPolicy}: ${dataState}, loading ${loading}, ${JSON.stringify(data)}`);
}

await read('the part fails', 'none', first, failed);
await read('the connection breaks', 'none', first);
await read('the part fails', 'all', first, failed);
process.exit();
E
NODE_ENV=production node see.mjs | tee seen
diff seen - <<'E'
the part fails, none: complete, loading false, {"order":{"__typename":"Order","id":"1"}}
the connection breaks, none: complete, loading false, {"order":{"__typename":"Order","id":"1"}}
the part fails, all: streaming, loading false, {"order":{"__typename":"Order","id":"1"}}
E
