import { getOperationAST, getVariableValues, parse, validate } from 'graphql';

/** What graphql-js says of a request: it would run it, with these coerced variables, or refuses it with these errors. */
export function judge(schema, { query, operationName, variables }) {
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return refused('syntax', [error]);
  }

  const invalid = validate(schema, document);
  if (invalid.length > 0) {
    return refused('validation', invalid);
  }

  const operation = getOperationAST(document, operationName);
  if (!operation || !schema.getRootType(operation.operation)) {
    return refused('operation', []);
  }

  const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  return errors ? refused('variables', errors) : { accepted: true, document, operation, coerced };
}

const refused = (stage, errors) => ({ accepted: false, stage, errors });
