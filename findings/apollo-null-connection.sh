#!/usr/bin/env bash
# @apollo/client 4.3.8 (relayStylePagination), graphql 16.15.0
# A nullable connection is null, with an error, since its service is down. With `errorPolicy: 'all'` one expects null. The cache makes an
# empty list of it, with a next page whose cursor is the empty string. The next read comes from the cache, without an error, so that a
# page shows "no orders" and a button that asks for `after: ""`.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @apollo/client@4.3.8 graphql@16.15.0 rxjs@7.8.2

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

const answer = { data: { orders: null }, errors: [{ message: 'orders is down', path: ['orders'] }] };
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}).listen(0, '127.0.0.1', async () => {
  const link = new HttpLink({ uri: `http://127.0.0.1:${server.address().port}/` });
  const cache = new InMemoryCache({ typePolicies: { Query: { fields: { orders: relayStylePagination() } } } });
  const client = new ApolloClient({ link, cache });
  const query = gql`query ($after: String) { orders(after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
  for (let i = 0; i < 2; i++) {
    const { data, error } = await client.query({ query, errorPolicy: 'all' });
    console.log(JSON.stringify({ orders: data.orders, error: error?.message ?? null }));
  }
  process.exit();
});
E
NODE_ENV=production node see.mjs | tee seen
diff seen - <<'E'
{"orders":{"edges":[],"pageInfo":{"hasNextPage":true,"endCursor":""}},"error":"orders is down"}
{"orders":{"edges":[],"pageInfo":{"hasNextPage":true,"endCursor":""}},"error":null}
E
