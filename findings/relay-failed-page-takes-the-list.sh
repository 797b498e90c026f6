#!/usr/bin/env bash
# relay-runtime 21.0.1, relay-compiler 21.0.1, graphql 16.15.0
# Two items of a connection are loaded. The next page fails: the answer has `orders: null`, which is nullable, and an error. One expects
# the two items to stay, and the failure to be that of the page's request. The request completes without an error, and the connection is
# null: the two items are gone from the page. They stay where the network function throws.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts relay-runtime@21.0.1 relay-compiler@21.0.1 graphql@16.15.0

mkdir src
cat > schema.graphql <<'E'
type Query { orders(first: Int, after: String): OrderConnection }
type OrderConnection { edges: [OrderEdge!]! pageInfo: PageInfo! }
type OrderEdge { node: Order! cursor: String! }
type Order { id: ID! }
type PageInfo { hasNextPage: Boolean! endCursor: String hasPreviousPage: Boolean! startCursor: String }
E
cat > src/list.js <<'E'
graphql`query listQuery { ...list }`;
graphql`fragment list on Query
  @refetchable(queryName: "listPaginationQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" }) {
  orders(first: $first, after: $after) @connection(key: "list_orders") { edges { node { id } } }
}`;
E
echo '{ "src": "src", "schema": "schema.graphql", "language": "javascript", "eagerEsModules": true }' > relay.config.json
echo '{ "type": "module" }' > src/package.json
node_modules/.bin/relay-compiler >/dev/null
# What a bundler does: the import of the pagination query gets its ending.
sed -i "s#from './listPaginationQuery.graphql'#from './listPaginationQuery.graphql.js'#" src/__generated__/list.graphql.js

cat > see.mjs <<'E'
import relay from 'relay-runtime';
import query from './src/__generated__/listQuery.graphql.js';
import nextPage from './src/__generated__/listPaginationQuery.graphql.js';
import fragment from './src/__generated__/list.graphql.js';

const { createOperationDescriptor, Environment, getFragment, getRequest, getSingularSelector, Network, RecordSource, Store } = relay;
const edge = (id) => ({ cursor: id, node: { __typename: 'Order', id } });
const first = { data: { orders: { edges: [edge('1'), edge('2')], pageInfo: { hasNextPage: true, endCursor: '2' } } } };
const failed = { data: { orders: null }, errors: [{ message: 'orders is down', path: ['orders'] }] };

const network = Network.create(async (_, { after }) => (after ? failed : first));
const environment = new Environment({ network, store: new Store(new RecordSource()) });
const list = createOperationDescriptor(getRequest(query), {});
for (const operation of [list, createOperationDescriptor(getRequest(nextPage), { first: 2, after: '2' })]) {
  environment.retain(operation);
  const end = await environment.execute({ operation }).toPromise().then(() => 'completed', (error) => error.message);
  const { orders } = environment.lookup(getSingularSelector(getFragment(fragment), environment.lookup(list.fragment).data)).data;
  console.log(`${end}: ${orders && orders.edges.map(({ node }) => node.id)}`);
}
E
NODE_ENV=production node see.mjs | tee seen
diff seen - <<'E'
completed: 1,2
completed: null
E
