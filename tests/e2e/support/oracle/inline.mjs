import { astFromValue, print, typeFromAST, visit } from 'graphql';

/** The operation with its coerced variables written as literals. A server that coerces correctly gives the same response. */
export function inlineVariables(schema, { document, operation, coerced }) {
  const literals = new Map(operation.variableDefinitions
    .map(({ variable, type }) => [variable.name.value, typeFromAST(schema, type)])
    .filter(([name]) => name in coerced)
    .map(([name, type]) => [name, astFromValue(coerced[name], type)]));
  return print(visit(document, {
    VariableDefinition: () => null,
    Argument: (node) => (node.value.kind === 'Variable' && !literals.has(node.value.name.value) ? null : undefined),
    Variable: (node) => literals.get(node.name.value),
  }));
}
