#!/usr/bin/env bash
# @urql/exchange-graphcache 9.0.2 (relayPagination), @urql/core 6.0.3, graphql 16.15.0
# A connection is asked for without any argument, or with variables that nobody set. The server answers with a page, and the result has
# neither data nor an error, and no warning. With one argument of any value the page is there.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @urql/core@6.0.3 @urql/exchange-graphcache@9.0.2 graphql@16.15.0

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { createClient, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

const edges = [{ __typename: 'UserEdge', node: { __typename: 'User', id: '1' } }];
const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: 'a' };
const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ data: { users: { __typename: 'UserConnection', edges, pageInfo } } }));
}).listen(0, '127.0.0.1', async () => {
  const page = '{ edges { node { id } } pageInfo { hasNextPage endCursor } }';
  for (const query of [`{ users ${page} }`, `query ($after: String) { users(after: $after) ${page} }`, `{ users(first: 10) ${page} }`]) {
    const warnings = [];
    const logger = (severity, message) => severity !== 'debug' && warnings.push(message);
    const cache = cacheExchange({ resolvers: { Query: { users: relayPagination() } }, logger });
    const url = `http://127.0.0.1:${server.address().port}/`;
    const client = createClient({ url, preferGetMethod: false, exchanges: [cache, fetchExchange] });
    const { data, error } = await client.query(query, {}).toPromise();
    console.log(`${query.slice(0, -page.length - 3)}: ${data?.users.edges.length ?? data} ${error ?? 'no error'}, ${warnings.length} warnings`);
  }
  process.exit();
});
E
node see.mjs | tee seen
diff seen - <<'E'
{ users: null no error, 0 warnings
query ($after: String) { users(after: $after): null no error, 0 warnings
{ users(first: 10): 1 no error, 0 warnings
E
