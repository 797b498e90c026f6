/**
 * How the product may differ from graphql-js 16: at most three kinds, each with its reason.
 * `matches(request, expected, actual)` says whether a difference is of that kind.
 */
export const allowedDifferences = [
  {
    name: 'deprecated directives',
    reason: 'graphql-js 16.15 implements a proposal that no edition of the specification contains',
    matches: (request, expected, actual) => !actual.accepted && actual.errors.every((error) => proposed.test(error.message)),
  },
  {
    name: 'an empty operation name',
    reason: 'it counts as absent: GraphQL over HTTP says so for URLs, and clients send it in bodies too',
    matches: ({ operationName }, expected, actual) =>
      operationName === '' && expected.stage === 'operation' && actual.accepted,
  },
];

/** How the product may differ from graphql-js 17 on documents with @defer and @stream: the kinds above, and at most four more. */
export const incrementalDifferences = [
  ...allowedDifferences,
  {
    name: 'a negative initialCount',
    reason: 'graphql-js refuses it only during execution; for a literal, validation can refuse it',
    matches: (request, expected, actual) =>
      expected.accepted && !actual.accepted && actual.errors.every((error) => error.message === negativeCount),
  },
  {
    name: '@skip and @include on the field of a subscription',
    reason: 'graphql-js 17 refuses all of them; the specification of September 2025 refuses only those with a variable',
    matches: (request, expected, actual) => actual.accepted && expected.errors?.every(isAboutSubscriptionRoot),
  },
  {
    name: '@defer on a second spread of a fragment at the root of a mutation or subscription',
    reason: 'graphql-js 17 overlooks it, because it has already visited the fragment',
    matches: (request, expected, actual) =>
      expected.accepted && !actual.accepted && actual.errors.every((error) => error.message.startsWith(rootDefer)),
  },
  {
    name: 'includeDeprecated: null',
    reason: 'it is non-null in graphql-js 17; here it is nullable, as in graphql-js 16, whose introspection query most tools send',
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
