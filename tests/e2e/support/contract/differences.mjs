import { haveDefaults } from './cases.mjs';

/**
 * Where the product and graphql-js 17 judge one change in two ways, and why. Each takes away what it explains.
 * `ours` are `{ severity, rule, coordinate }`, `theirs` `{ severity, rule, description }`.
 */
export const differences = {
  'graphql-js knows no rule for deprecations, @oneOf, @specifiedBy and root types': ({ ours }) =>
    ours.filter(({ rule }) => /^(DEPRECATION|ONE_OF|SPECIFIED_BY|ROOT_TYPE)/.test(rule)),

  // It says one thing of an input: that its type broke, else its default, else its type.
  'graphql-js says no more of an input whose type and default both changed': ({ ours }) =>
    ours.filter(({ rule, coordinate }) => {
      const both = ours.filter((other) => other.coordinate === coordinate);
      const broke = both.some((other) => other.rule.endsWith('_CHANGED_KIND'));
      const changes = both.some((other) => other.rule.includes('_DEFAULT_VALUE_'));
      return (rule.includes('_DEFAULT_VALUE_') && broke) || (rule.endsWith('_CHANGED_KIND_SAFE') && changes);
    }),

  'graphql-js does not tell that an input with a default takes more now': ({ ours }) =>
    ours.filter(({ rule, coordinate }) => rule.endsWith('_CHANGED_KIND_SAFE') && haveDefaults(coordinate)),

  // Clients may receive it where they received the others.
  'graphql-js finds an object that is new behind an interface safe': ({ ours, theirs }) => {
    const added = ours.filter(({ severity, rule }) => severity === 'DANGEROUS' && rule === 'TYPE_ADDED');
    return [...added, ...added.map((change) => theirs.find(({ rule, description }) => rule === 'TYPE_ADDED' && names(description, change.coordinate)))];
  },

  // Who did not give it is refused from now on.
  'graphql-js finds a required input that loses its default dangerous only': ({ ours, theirs }) => {
    const lost = ours.filter(({ severity, rule }) => severity === 'BREAKING' && rule.endsWith('_DEFAULT_VALUE_CHANGE'));
    return [...lost, ...lost.map((change) => theirs.find(({ severity, description }) => severity === 'DANGEROUS' && names(description, change.coordinate))).filter(Boolean)];
  },
};

/** Whether a description is about a coordinate, and not about one that begins with it. */
export function names(description, coordinate) {
  const at = description.indexOf(coordinate);
  return at >= 0 && !/^[\w(]/.test(description.slice(at + coordinate.length)) && !/^\.\w/.test(description.slice(at + coordinate.length));
}
