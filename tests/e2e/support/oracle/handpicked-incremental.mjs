import { withoutRunning } from './generate-incremental.mjs';

// Cases that a generator rarely produces. Each line is a document.
export const handpicked = [
  // Labels
  '{ users { ... @defer(label: "a") { __typename } nodes @stream(label: "a") { id } } }',
  '{ users { ... @defer(label: "a") { __typename } nodes @stream(label: """a""") { id } } }',
  '{ users { ... @defer(label: null) { __typename } nodes @stream(label: null) { id } } }',
  '{ users { ... @defer(label: "", label: "") { __typename } } }',
  'query ($l: String) { users { ... @defer(label: $l) { __typename } } }',
  'query ($l: String! = "a") { users { nodes @stream(label: $l) { id } } }',
  '{ users { ... @defer(label: a) { __typename } } }',
  'query A { ...F } query B { ...G } fragment F on Query { ... @defer(label: "a") { __typename } }'
    + ' fragment G on Query { ... @defer(label: "a") { __typename } }',
  'query A @defer(label: "a") { ... @defer(label: "a") { __typename } }',
  '{ ...F ...F } fragment F on Query { ... @defer(label: "a") { __typename } }',

  // Places
  'query @defer { __typename }',
  'query ($a: Int @stream) { users(first: $a) { __typename } }',
  '{ users @defer { __typename } }',
  '{ ... @stream { __typename } }',
  '{ users { ... @defer @defer { __typename } } }',
  '{ users @stream { __typename } }',
  '{ users { nodes { id @stream } } }',
  '{ __typename @stream }',
  '{ nodes(ids: []) @stream { id } }',
  '{ nothing @stream }',
  '{ __schema { types @stream(initialCount: 1) { ... @defer { name } } } }',

  // Arguments
  '{ users { nodes @stream(initialCount: -1) { id } } }',
  '{ users { nodes @stream(initialCount: -0) { id } } }',
  '{ users { nodes @stream(initialCount: -1, if: false) { id } } }',
  '{ users { nodes @stream(initialCount: 99999999999) { id } } }',
  '{ users { nodes @stream(initialCount: null) { id } } }',
  '{ users { nodes @stream(count: 1) { id } } }',
  '{ users { ... @defer(if: null) { __typename } } }',
  '{ users { ... @defer(if: "true") { __typename } } }',
  { query: 'query ($if: Boolean) { users { ... @defer(if: $if) { __typename } } }', variables: { if: false } },
  'query ($if: Boolean) { users { ... @defer(if: $if) { __typename } } }',
  'query ($n: Int = 1) { users { nodes @stream(initialCount: $n) { id } } }',
  'query ($n: String) { users { nodes @stream(initialCount: $n) { id } } }',

  // Merging
  '{ users { nodes @stream { id } nodes { id } } }',
  '{ users { nodes @stream { id } nodes @stream { id } } }',
  '{ users { nodes @stream(initialCount: 1) { id } nodes @stream(initialCount: 2) { id } } }',
  '{ users { nodes @stream { id } more: nodes @stream { id } } }',
  '{ users { ...F ... { ...F } } } fragment F on UserConnection { nodes @stream { id } }',
  '{ users { ...F ...G } } fragment F on UserConnection { nodes @stream { id } } fragment G on UserConnection { ...F }',
  '{ users { ...F } users { ...G } } fragment F on UserConnection { nodes @stream { id } } fragment G on UserConnection { nodes { id } }',
  '{ users { ...F } users { ...F } } fragment F on UserConnection { nodes @stream { id } }',
  '{ users { ... @defer { nodes { id } } nodes { id } } }',
  '{ users { ...F @defer ...F } } fragment F on UserConnection { nodes { id } }',
  '{ node(id: "a") { ... on Order { x: lines @stream { __typename } } ... on User { x: name } } }',

  // Roots
  ...[
    'mutation M { ... @defer { __typename } }',
    'mutation M { ... @defer(if: false) { __typename } }',
    'mutation M { ...F } fragment F on Mutation { ... { ... @defer { __typename } } }',
    'mutation M { ...F ...F @defer } fragment F on Mutation { __typename }',
    'mutation M { ...F @defer ...F } fragment F on Mutation { __typename }',
    'mutation M { __typename @stream }',
    'mutation M { createUser(input: {name: "a", email: "b"}) { ... @defer { user { id } } errors @stream { __typename } } }',
    'mutation M { ...F } mutation N { ...F } fragment F on Mutation { ... @defer { __typename } }',
    'mutation M { ...Missing @defer }',
    'subscription S { ... @defer(if: false) { orderChanged { kind } } }',
    'subscription S { ...F @defer } fragment F on Subscription { orderChanged { kind } }',
    'subscription S { orderChanged @stream(if: false) { kind } }',
    'subscription S { orderChanged { ... @defer { kind } } }',
    'subscription S { orderChanged { ... @defer(if: false) { kind } order { lines @stream(if: false) { __typename } } } }',
    'subscription S { orderChanged { order { lines @stream { __typename } } } }',
    'subscription S($v: Boolean!) { orderChanged { ... @defer(if: $v) { kind } order { lines @stream(if: $v) { __typename } } } }',
    'subscription S($v: Boolean!) { orderChanged { ... @defer @skip(if: $v) { kind }'
      + ' order @include(if: false) { lines @stream { __typename } } } }',
    'subscription S { orderChanged { ... @defer @skip(if: false) { kind } } }',
    'subscription S { orderChanged { ...F @include(if: false) ...F } }'
      + ' fragment F on OrderChange { ...G } fragment G on OrderChange { ... @defer { kind } }',
    'subscription S { orderChanged { ...F } } subscription T { orderChanged { ...F } } fragment F on OrderChange { ... @defer { kind } }',
    'query Q { order(id: "a") { ...F } } subscription S { orderChanged { order { ...F } } }'
      + ' fragment F on Order { lines @stream { __typename } }',
    'subscription S { orderChanged @include(if: true) { kind } }',
    'subscription S { ... @skip(if: "no") { orderChanged { kind } } }',
  ].map(withoutRunning),
].map((each) => (typeof each === 'string' ? { query: each } : each));
