// Pairs of small schemas. `$` becomes the pair's number, so that one schema can hold all of them.
const pairs = [
  ['type A$ { x: Int }', ''],
  ['scalar A$', ''],
  ['type A$ { x: Int }', 'input A$ { x: Int }'],
  ['enum A$ { X }', 'scalar A$'],
  ['interface A$ { x: Int }', 'type A$ { x: Int }'],
  ['union A$ = Query', 'type A$ { x: Int }'],
  ['type A$ { x: Int y: Int }', 'type A$ { x: Int }'],
  ['type A$ { x: Int y: Int @deprecated }', 'type A$ { x: Int }'],
  ['interface A$ { x: Int y: Int }', 'interface A$ { x: Int }'],
  ['type A$ { x: Int }', 'type A$ { x(a: Int): Int }'],
  ['type A$ { x: Int }', 'type A$ { x(a: Int!): Int }'],
  ['type A$ { x: Int }', 'type A$ { x(a: Int! = 1): Int }'],
  ['input A$ { x: Int }', 'input A$ { x: Int y: Int }'],
  ['input A$ { x: Int }', 'input A$ { x: Int y: Int! }'],
  ['input A$ { x: Int }', 'input A$ { x: Int y: Int! = 1 }'],
  ['enum A$ { X Y }', 'enum A$ { X }'],
  ['enum A$ { X Y }', 'enum A$ { Y X }'],
  ['union A$ = Query | B$ type B$ { x: Int }', 'union A$ = Query type B$ { x: Int }'],
  ['interface I$ { x: Int } type A$ implements I$ { x: Int }', 'interface I$ { x: Int } type A$ { x: Int }'],
  ['interface I$ { x: Int } interface A$ implements I$ { x: Int }', 'interface I$ { x: Int } interface A$ { x: Int }'],
  ['interface I$ { x: Int }', 'interface I$ { x: Int } type A$ implements I$ { x: Int }'],
  ['directive @a$ on FIELD', ''],
  ['directive @a$ on FIELD | QUERY', 'directive @a$ on FIELD'],
  ['directive @a$ on FIELD', 'directive @a$ repeatable on FIELD'],
  ['directive @a$ on FIELD', 'directive @a$(x: Int) on FIELD'],
  ['directive @a$ on FIELD', 'directive @a$(x: Int!) on FIELD'],
  ['directive @a$ on FIELD', 'directive @a$(x: Int! = 1) on FIELD'],
  ['type A$ { x(a: I$ = {p: 1, q: [E]}): Int } input I$ { p: Int q: [E$] } enum E$ { E }', 'type A$ { x(a: I$ = {q: [E], p: 1}): Int } input I$ { p: Int q: [E$] } enum E$ { E }'],
  ['"One." type A$ { x: Int }', '"Two." type A$ { x: Int }'],
  ['type A$ { "One." x: Int }', 'type A$ { """Two.""" x: Int }'],
  ['type A$ { x("One." a: Int): Int }', 'type A$ { x("Two." a: Int): Int }'],
  ['enum A$ { "One." X }', 'enum A$ { X }'],
  ['input A$ { "One." x: Int }', 'input A$ { x: Int }'],
  ['type A$ { x: Int }', 'type A$ { x: Int @deprecated(reason: "Why") }'],
  ['scalar A$', 'scalar A$ @specifiedBy(url: "https://example.com/a")'],
  ['input A$ { x: Int y: Int }', 'input A$ @oneOf { x: Int y: Int }'],
];

const types = ['Int', 'Int!', '[Int]', '[Int]!', '[Int!]', '[Int!]!', '[[Int]]', '[[Int!]!]!', 'String', 'String!', 'E', 'E!'];

// Every type changes to every other type, in output and input positions.
for (const before of types) {
  for (const after of types) {
    pairs.push([`type A$ { x: ${before} }`, `type A$ { x: ${after} }`]);
    pairs.push([`type A$ { x(a: ${before}): Int }`, `type A$ { x(a: ${after}): Int }`]);
    pairs.push([`input A$ { x: ${before} }`, `input A$ { x: ${after} }`]);
    pairs.push([`directive @a$(x: ${before}) on FIELD`, `directive @a$(x: ${after}) on FIELD`]);
  }
}

const inputs = ['Int', 'Int = 1', 'Int = 2', 'Int = null', 'Int!', 'Int! = 1', 'Int! = 2'];

for (const before of inputs) {
  for (const after of inputs) {
    pairs.push([`type A$ { x(a: ${before}): Int }`, `type A$ { x(a: ${after}): Int }`]);
    pairs.push([`input A$ { x: ${before} y: Int }`, `input A$ { x: ${after} y: Int }`]);
    pairs.push([`directive @a$(x: ${before}) on FIELD`, `directive @a$(x: ${after}) on FIELD`]);
  }
}

const schema = (side) => ['type Query { q: Int e: E }', 'enum E { E F }', ...pairs.map((pair, number) => pair[side].replaceAll('$', `_${number}_`))].join('\n');

/** Whether a coordinate's pair has a default value on both sides. */
export const haveDefaults = (coordinate) => pairs[/_(\d+)_/.exec(coordinate)[1]].every((side) => side.includes('='));

export const cases = { count: pairs.filter(([before, after]) => before !== after).length, before: schema(0), after: schema(1) };
