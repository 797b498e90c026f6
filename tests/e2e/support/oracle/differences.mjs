/**
 * What the product may say otherwise than graphql-js 16, at most three kinds, each with the reason why.
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

/** What it may say otherwise than graphql-js 17 of documents with @defer and @stream: those, and at most four kinds more. */
export const incrementalDifferences = [
  ...allowedDifferences,
  {
    name: 'a negative initialCount',
    reason: 'graphql-js refuses it while the operation runs; a literal is known to be wrong before',
    matches: (request, expected, actual) =>
      expected.accepted && !actual.accepted && actual.errors.every((error) => error.message === negativeCount),
  },
  {
    name: '@skip and @include on the field of a subscription',
    reason: 'graphql-js 17 refuses them all, the specification of September 2025 where a variable decides',
    matches: (request, expected, actual) => actual.accepted && expected.errors?.every(isAboutSubscriptionRoot),
  },
  {
    name: '@defer on a second spread of a fragment at the root of a mutation or subscription',
    reason: 'graphql-js 17 overlooks it, since it has seen the fragment',
    matches: (request, expected, actual) =>
      expected.accepted && !actual.accepted && actual.errors.every((error) => error.message.startsWith(rootDefer)),
  },
  {
    name: 'includeDeprecated that is null',
    reason: 'graphql-js 17 has it non-null, and 16, which most tools ask like, nullable as here',
    matches: ({ query }, expected, actual) =>
      actual.accepted && query.includes('includeDeprecated: null') && expected.errors?.every(isAboutNullCondition),
  },
];

const negativeCount = 'Argument "@stream(initialCount:)" must not be negative.';
const rootDefer = 'Defer directive cannot be used on root ';
const isAboutNullCondition = (error) => error.message === 'Expected value of non-null type "Boolean!" not to be null.';
const isAboutSubscriptionRoot = (error) =>
  error.message.endsWith(' must not use `@skip` or `@include` directives in the top level selection.');

const proposed = new RegExp([
  '^Cannot query field "(isDeprecated|deprecationReason)" on type "__Directive"',
  '^Unknown argument "includeDeprecated" on field "__Schema.directives"',
].join('|'));
