import { OperationWriter } from './operation-writer.mjs';

/** A request for the schema, usually valid: one operation, or two and the name of one. */
export function generate(schema, random) {
  const first = new OperationWriter(schema, random, 'A');
  if (!random.chance(0.1)) {
    return { query: first.write('First'), variables: first.variables.values, operationName: undefined };
  }

  const second = new OperationWriter(schema, random, 'B');
  const query = `${first.write('First')}\n${second.write('Second')}`;
  return { query, variables: second.variables.values, operationName: 'Second' };
}
