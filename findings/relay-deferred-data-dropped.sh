#!/usr/bin/env bash
# relay-runtime 21.0.1, relay-compiler 21.0.1, graphql 16.15.0
# A server may answer a query with @defer as a whole: the draft leaves it free to. Relay then completes the request without an error and
# drops the deferred fields, which are in the answer, until it is marked with `extensions: { is_final: true }`, a flag of Relay's own. The
# draft's present form in parts (`pending`, then `incremental` by id) completes without an error and without the fields, too.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts relay-runtime@21.0.1 relay-compiler@21.0.1 graphql@16.15.0

mkdir src
cat > schema.graphql <<'E'
directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
type Query { order: Order }
type Order { id: ID! status: String! }
E
cat > src/page.js <<'E'
graphql`query pageQuery { order { id ...page_order @defer } }`;
graphql`fragment page_order on Order { status }`;
E
echo '{ "src": "src", "schema": "schema.graphql", "language": "javascript", "eagerEsModules": true }' > relay.config.json
echo '{ "type": "module" }' > src/package.json
node_modules/.bin/relay-compiler >/dev/null

cat > see.mjs <<'E'
import relay from 'relay-runtime';
import query from './src/__generated__/pageQuery.graphql.js';
import fragment from './src/__generated__/page_order.graphql.js';

const { createOperationDescriptor, Environment, getFragment, getRequest, getSingularSelector, Network, Observable, RecordSource, Store } = relay;

async function read(what, ...parts) {
  const network = Network.create(() => Observable.create((sink) => { parts.forEach(sink.next); sink.complete(); }));
  const environment = new Environment({ network, store: new Store(new RecordSource()) });
  const operation = createOperationDescriptor(getRequest(query), {});
  environment.retain(operation);
  const end = await environment.execute({ operation }).toPromise().then(() => 'completed', (error) => error.message);
  const { order } = environment.lookup(operation.fragment).data;
  console.log(`${what}: ${end}, ${JSON.stringify(environment.lookup(getSingularSelector(getFragment(fragment), order)).data)}`);
}

const whole = { data: { order: { id: '1', status: 'PAID' } } };
await read('whole', whole);
await read('whole, is_final', { ...whole, extensions: { is_final: true } });
await read(
  'in parts',
  { data: { order: { id: '1' } }, pending: [{ id: '0', path: ['order'], label: 'pageQuery$defer$page_order' }], hasNext: true },
  { incremental: [{ id: '0', data: { status: 'PAID' } }], completed: [{ id: '0' }], hasNext: false },
);
E
NODE_ENV=production node see.mjs | tee seen
diff seen - <<'E'
whole: completed, {}
whole, is_final: completed, {"status":"PAID"}
in parts: completed, {}
E
