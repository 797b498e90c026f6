/**
 * What the product may say otherwise than graphql-js, at most three kinds, each with the reason why.
 * `matches(request, expected, actual)` tells whether a difference is of the kind.
 */
export const allowedDifferences = [
  {
    name: 'directives that are deprecated',
    reason: 'graphql-js 16.15 tries a proposal out that no edition of the specification has',
    matches: (request, expected, actual) => !actual.accepted && actual.errors.every((error) => proposed.test(error.message)),
  },
  {
    name: 'an empty operation name',
    reason: 'it is taken as absent: GraphQL over HTTP says so of URLs, and clients send it in bodies too',
    matches: ({ operationName }, expected, actual) =>
      operationName === '' && expected.stage === 'operation' && actual.accepted,
  },
];

const proposed = new RegExp([
  '^Cannot query field "(isDeprecated|deprecationReason)" on type "__Directive"',
  '^Unknown argument "includeDeprecated" on field "__Schema.directives"',
].join('|'));
