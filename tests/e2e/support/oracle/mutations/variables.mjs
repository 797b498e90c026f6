import { Kind, parseType } from 'graphql';
import { anyNode, copy, name, operations, value, variable } from './nodes.mjs';

const types = [
  'Int', 'Int!', 'String', 'String!', 'ID', 'ID!', '[ID!]!', '[ID]', 'Boolean', 'Boolean!', 'OrderStatus', 'User', 'PlaceOrderInput!',
  'Nothing', 'DateTime',
];

const definition = (text, type) => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: variable(text),
  type: parseType(type, { noLocation: true }),
  directives: [],
});

export function unusedVariable(document, random) {
  const target = random.pick(operations(document));
  if (target) {
    target.variableDefinitions = [...target.variableDefinitions ?? [], definition('unused', random.pick(types))];
  }
}

export function undefinedVariable(document, random) {
  const target = anyNode(document, 'Argument', random);
  if (target) {
    target.value = variable('missing');
  }
}

export function swapVariable(document, random) {
  const target = anyNode(document, 'Argument', random);
  const other = anyNode(document, 'VariableDefinition', random);
  if (target && other) {
    target.value = random.chance(0.3) ? { kind: Kind.LIST, values: [copy(other.variable)] } : copy(other.variable);
  }
}

export function changeVariableType(document, random) {
  const target = anyNode(document, 'VariableDefinition', random);
  if (target) {
    target.type = parseType(random.pick(types), { noLocation: true });
  }
}

export function changeVariableDefault(document, random) {
  const target = anyNode(document, 'VariableDefinition', random);
  if (target) {
    const text = random.pick(['1', '"a"', 'null', 'PENDING', 'true', '[1, "a"]', '{a: 1}', '1.5', '']);
    target.defaultValue = text === '' ? undefined : value(text);
  }
}

export function repeatVariable(document, random) {
  const target = random.pick(operations(document).filter((operation) => operation.variableDefinitions?.length));
  if (target) {
    target.variableDefinitions = [...target.variableDefinitions, copy(random.pick(target.variableDefinitions))];
  }
}

export function dropVariable(document, random) {
  const target = random.pick(operations(document).filter((operation) => operation.variableDefinitions?.length));
  if (target) {
    target.variableDefinitions = target.variableDefinitions.slice(1);
  }
}

export function renameVariable(document, random) {
  const target = anyNode(document, 'Variable', random);
  if (target) {
    target.name = name(random.pick(['v1', 'v2', 'V1', 'other']));
  }
}
