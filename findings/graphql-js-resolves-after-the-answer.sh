#!/usr/bin/env bash
# graphql-js 16 calls resolvers of an operation that it has answered.
#
# Packages: npm graphql 16.15.0 and 17.1.0.
# Guess: a non-null field fails, `data` is null, the answer is out: what is under way may end, and no resolver is called any more.
# Seen: as each slow field comes back, version 16 goes on with its children, so that services are called for an answer that nobody
# gets, after the request's log line, trace and connection are closed. Version 17 stops.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund graphql16@npm:graphql@16.15.0 graphql17@npm:graphql@17.1.0

cat >serve.mjs <<'EOF'
for (const version of ['graphql16', 'graphql17']) {
  const { buildSchema, graphql } = await import(version);
  const schema = buildSchema('type Query { me: String! orders: [Order] } type Order { customer: String }');
  const seen = [];
  let sendOrders;
  const orders = new Promise((resolve) => sendOrders = resolve);
  const rootValue = {
    me: () => Promise.reject(new Error('who?')),
    orders: () => orders,
  };
  const { data } = await graphql({ schema, source: '{ me orders { customer } }', rootValue });
  seen.push(`answered with data ${data}`);
  sendOrders([1, 2].map((id) => ({ customer: () => void seen.push(`the customer of order ${id} is looked up`) })));
  await new Promise((done) => setTimeout(done, 100));
  console.log(`${version}: ${seen.join(', ')}`);
}
EOF
node serve.mjs | tee seen
diff seen - <<'EOF'
graphql16: answered with data null, the customer of order 1 is looked up, the customer of order 2 is looked up
graphql17: answered with data null
EOF
