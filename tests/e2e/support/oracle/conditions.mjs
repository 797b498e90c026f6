import { Kind, print, visit } from 'graphql';
import { payloadsOf, withTypes } from './payloads.mjs';
import { post } from '../product/graphql.mjs';

const conditional = new Set(['skip', 'include', 'defer', 'stream']);

const name = (value) => ({ kind: Kind.NAME, value });
const variable = (text) => ({ kind: Kind.VARIABLE, name: name(text) });

/** The document with some @skip and @include that nullable variables decide, and the variables' values, most of them null. */
export function addNullableConditions(document, random) {
  const values = {};
  const definitions = [];
  const condition = (node) => {
    if (!random.chance(0.06)) {
      return undefined;
    }

    const directive = random.pick(['skip', 'include']);
    if (node.directives?.some((each) => each.name.value === directive)) {
      return undefined;
    }

    const text = `nullable${definitions.length}`;
    definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: variable(text),
      type: { kind: Kind.NAMED_TYPE, name: name('Boolean') },
      defaultValue: { kind: Kind.BOOLEAN, value: random.chance(0.5) },
      directives: [],
    });
    const value = random.pick([null, null, null, true, false, undefined]);
    if (value !== undefined) {
      values[text] = value;
    }

    const argument = { kind: Kind.ARGUMENT, name: name('if'), value: variable(text) };
    return { ...node, directives: [...node.directives ?? [], { kind: Kind.DIRECTIVE, name: name(directive), arguments: [argument] }] };
  };
  const changed = visit(document, { Field: { leave: condition }, InlineFragment: { leave: condition }, FragmentSpread: { leave: condition } });
  const defined = visit(changed, {
    OperationDefinition: (node) => ({ ...node, variableDefinitions: [...node.variableDefinitions ?? [], ...definitions] }),
  });
  return { document: defined, values };
}

/** The product's response, and graphql-js's response to the same document over the product's unconditional data. */
export async function answers({ execute, parse }, schema, url, { query, variables }) {
  const { body: whole } = await post(url, { query: print(withTypes(withoutConditions(parse(query)))), variables });
  for (const { path } of whole.errors ?? []) {
    const parent = path.slice(0, -1).reduce((value, key) => value?.[key], whole.data);
    if (!parent) {
      return undefined;
    }

    parent[path.at(-1)] = new Error('The product has an error here.');
  }

  const expected = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    rootValue: whole.data,
    fieldResolver: (parent, args, context, info) => parent[info.path.key],
  });
  const [actual] = await payloadsOf(url, { query, variables });
  return { actual: outcome(actual), expected: outcome(JSON.parse(JSON.stringify(expected.initialResult ?? expected))) };
}

function withoutConditions(document) {
  const bare = visit(document, { Directive: ({ name: { value } }) => (conditional.has(value) ? null : undefined) });
  const used = new Set();
  visit(bare, { VariableDefinition: () => false, Variable: (node) => void used.add(node.name.value) });
  return visit(bare, { VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null) });
}

// If several items of a list fail and the list becomes null, the product reports all their errors and graphql-js only the first.
const outcome = ({ data, errors = [] }) => ({
  data,
  nulls: [...new Set(errors
    .filter(({ message }) => /must not be null|not to be null|has invalid value/.test(message))
    .map(({ path = [], locations }) => JSON.stringify([path.map((key) => (Number.isInteger(key) ? '*' : key)), locations])))].sort(),
});
