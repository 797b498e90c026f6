import { executeSync } from 'graphql';

// graphql-js runs the operation over the response's own data. Missing, extra or misplaced fields change the result.
export function shapeError(schema, { document, operation }, variables, data) {
  if (data === null || /__(schema|type)\b/.test(document.loc.source.body)) {
    return undefined;
  }

  const { data: again, errors = [] } = executeSync({
    schema,
    document,
    operationName: operation.name?.value,
    variableValues: variables,
    rootValue: data,
    fieldResolver: (source, args, context, info) => source[info.path.key],
    typeResolver: (value) => value.__typename,
  });
  if (errors.some((error) => error.message.includes('must resolve to an Object type'))) {
    return undefined;
  }

  const [expected, actual] = [JSON.stringify(again), JSON.stringify(data)];
  return expected === actual ? undefined : `data ${actual}\nshould be ${expected} ${JSON.stringify(errors)}`;
}
