// Each line is a document whose response has parts that come later.
export const handpicked = [
  // Nested and neighbouring fragments
  '{ orders(first: 2) { nodes { id ... @defer(label: "a") { status ... @defer(label: "b") { customer { name } } } } } }',
  '{ orders(first: 2) { nodes { id ... @defer(label: "a") { status customer { id } } ... @defer(label: "b") { status customer { name } } } } }',
  '{ orders(first: 2) { nodes { id status ... @defer { id ... @defer { status customer { name } } } } } }',
  '{ orders(first: 2) { ... @defer { nodes { id ... @defer { status } } } nodes { customer { id } } } }',
  '{ ... @defer { orders(first: 2) { nodes { id } } } orders(first: 2) { nodes { customer { ... @defer { name } } } } }',
  '{ ... @defer(label: "a") { ... @defer(label: "b") { __typename } } users(first: 1) { nodes { id } } }',

  // Fragments without fields of their own
  '{ users(first: 2) { nodes { id name ... @defer { id name } ... @defer { email } } } }',
  '{ users(first: 2) { nodes { id ... @defer(label: "none") { id ... @defer(label: "some") { name } } } } }',

  // One fragment in several places
  '{ users(first: 2) { nodes { ...F @defer(label: "a") id ...F @defer(label: "b") } } } fragment F on User { name }',
  '{ users(first: 2) { nodes { ...F @defer ...G } } } fragment F on User { name email } fragment G on User { id ...H @defer } '
    + 'fragment H on User { name createdAt }',
  'query { a: users(first: 2) { nodes { ...F @defer } } b: users(first: 1) { nodes { ...F } ...G @defer } } '
    + 'fragment F on User { name } fragment G on UserConnection { nodes { email } }',

  // Lists
  '{ users(first: 5) { nodes @stream(initialCount: 2, label: "rest") { id ... @defer { name } } } }',
  '{ users(first: 5) { edges @stream { cursor node { id orders(first: 2) { nodes @stream(initialCount: 1) { id } } } } } }',
  '{ ... @defer { users(first: 3) { nodes @stream(initialCount: 1) { name } } } }',
  '{ orders(first: 4) { nodes { id ... @defer { lines @stream(initialCount: 0) { quantity } } } edges @stream { cursor } } }',
];
