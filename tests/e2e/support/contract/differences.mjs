import { haveDefaults } from './cases.mjs';

/**
 * Where the product and graphql-js 17 judge a change differently, and why. Each function returns the changes that it explains.
 * `ours` are `{ severity, rule, coordinate }`, `theirs` `{ severity, rule, description }`.
 */
export const differences = {
  'graphql-js knows no rule for deprecations, @oneOf, @specifiedBy and root types': ({ ours }) =>
    ours.filter(({ rule }) => /^(DEPRECATION|ONE_OF|SPECIFIED_BY|ROOT_TYPE)/.test(rule)),

  // graphql-js reports one change of an input: a breaking type, otherwise a new default, otherwise a safe type.
  'graphql-js reports only one change of an input whose type and default both changed': ({ ours }) =>
    ours.filter(({ rule, coordinate }) => {
      const both = ours.filter((other) => other.coordinate === coordinate);
      const broke = both.some((other) => other.rule.endsWith('_CHANGED_KIND'));
      const changes = both.some((other) => other.rule.includes('_DEFAULT_VALUE_'));
      return (rule.includes('_DEFAULT_VALUE_') && broke) || (rule.endsWith('_CHANGED_KIND_SAFE') && changes);
    }),

  'graphql-js does not report that an input with a default accepts more values': ({ ours }) =>
    ours.filter(({ rule, coordinate }) => rule.endsWith('_CHANGED_KIND_SAFE') && haveDefaults(coordinate)),

  // Clients may receive the new object where they received only the older ones.
  'graphql-js considers a new object type of an interface safe': ({ ours, theirs }) => {
    const added = ours.filter(({ severity, rule }) => severity === 'DANGEROUS' && rule === 'TYPE_ADDED');
    return [...added, ...added.map((change) => theirs.find(({ rule, description }) => rule === 'TYPE_ADDED' && names(description, change.coordinate)))];
  },

  // Requests without the input are now refused.
  'graphql-js considers a required input that loses its default only dangerous': ({ ours, theirs }) => {
    const lost = ours.filter(({ severity, rule }) => severity === 'BREAKING' && rule.endsWith('_DEFAULT_VALUE_CHANGE'));
    return [...lost, ...lost.map((change) => theirs.find(({ severity, description }) => severity === 'DANGEROUS' && names(description, change.coordinate))).filter(Boolean)];
  },
};

/** Whether a description names a coordinate, rather than a longer one that begins with it. */
export function names(description, coordinate) {
  const at = description.indexOf(coordinate);
  return at >= 0 && !/^[\w(]/.test(description.slice(at + coordinate.length)) && !/^\.\w/.test(description.slice(at + coordinate.length));
}
