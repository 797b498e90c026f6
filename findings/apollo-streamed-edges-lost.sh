#!/usr/bin/env bash
# @apollo/client 4.3.8 (relayStylePagination, GraphQL17Alpha9Handler), graphql 16.15.0
# The first page of a connection comes by `edges @stream`, selects `cursor`, and is whole: 1, 2, 3. Then `fetchMore` after its endCursor
# joins 4 and 5. One expects 1 to 5, and has them where `cursor` is not selected. With it the list is 1, 4, 5: what was streamed is gone.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @apollo/client@4.3.8 graphql@16.15.0 rxjs@7.8.2

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { relayStylePagination } from '@apollo/client/utilities';

async function read(fields) {
  const edge = (n) => ({
    __typename: 'OrderEdge',
    ...(fields.includes('cursor') && { cursor: `cursor ${n}` }),
    node: { __typename: 'Order', id: String(n) },
  });
  const orders = (edges, endCursor, hasNextPage) =>
    ({ orders: { __typename: 'OrderConnection', edges, pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor } } });
  const parts = [
    { data: orders([edge(1)], 'cursor 3', true), pending: [{ id: '0', path: ['orders', 'edges'] }], hasNext: true },
    { incremental: [{ id: '0', items: [edge(2), edge(3)] }], completed: [{ id: '0' }], hasNext: false },
  ];
  const server = createServer(async (request, response) => {
    const { variables } = JSON.parse((await request.toArray()).join(''));
    if (variables.after) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data: orders([edge(4), edge(5)], 'cursor 5', false) }));
    } else {
      response.writeHead(200, { 'content-type': 'multipart/mixed; boundary="-"; incrementalSpec=v0.2' });
      response.end(`\r\n---${parts.map((part) => `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(part)}\r\n---`).join('')}--\r\n`);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new ApolloClient({
    link: new HttpLink({ uri: `http://127.0.0.1:${server.address().port}/` }),
    cache: new InMemoryCache({ typePolicies: { Query: { fields: { orders: relayStylePagination() } } } }),
    incrementalHandler: new GraphQL17Alpha9Handler(),
  });
  const query = gql(`query ($after: String) {
    orders(after: $after) { edges @stream(initialCount: 1) { ${fields} } pageInfo { hasNextPage endCursor } }
  }`);
  const observable = client.watchQuery({ query });
  const ids = () => observable.getCurrentResult().data.orders.edges.map(({ node }) => node.id).join();
  await new Promise((resolve) => observable.subscribe(({ data, loading }) => !loading && data && ids() === '1,2,3' && resolve()));
  await observable.fetchMore({ variables: { after: 'cursor 3' } });
  while (!ids().endsWith('5')) await delay(10);
  console.log(`${fields}: ${ids()}`);
}

await read('node { id }');
await read('cursor node { id }');
process.exit();
E
NODE_ENV=production node see.mjs | tee seen
diff seen - <<'E'
node { id }: 1,2,3,4,5
cursor node { id }: 1,4,5
E
