import * as graphql16 from 'graphql';
import * as graphql17 from 'graphql17';
import { allowedDifferences, incrementalDifferences } from './differences.mjs';

/** graphql-js 16 with the product's SDL: the specification, without @defer and @stream. */
export const oracle16 = (sdl) => makeOracle(graphql16, sdl, allowedDifferences);

/** graphql-js 17 with the product's SDL: it validates @defer and @stream. */
export const oracle17 = (sdl) => makeOracle(graphql17, sdl, incrementalDifferences);

// Only parsing and validation differ between the two. Types, values and responses come from graphql-js 16 in both.
function makeOracle({ buildSchema, parse, validate }, sdl, differences) {
  const validator = buildSchema(sdl);
  const schema = graphql16.buildSchema(sdl);
  const findInvalid = (document) => {
    try {
      return validate(validator, document);
    } catch ({ message }) {
      // At a subscription's root, graphql-js evaluates directives and throws if their values are invalid.
      return [{ message }];
    }
  };
  const findErrors = (query) => {
    let document;
    try {
      document = parse(query);
    } catch (error) {
      return refused('syntax', [error]);
    }

    const invalid = findInvalid(document);
    return invalid.length > 0 ? refused('validation', invalid) : undefined;
  };
  return { schema, differences, judge: (request) => findErrors(request.query) ?? judgeValid(schema, request) };
}

// Whether graphql-js would run the request, and its coerced variables or its errors.
function judgeValid(schema, { query, operationName, variables }) {
  const document = graphql16.parse(query);
  const operation = graphql16.getOperationAST(document, operationName);
  if (!operation || !schema.getRootType(operation.operation)) {
    return refused('operation', []);
  }

  const { errors, coerced } = graphql16.getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  return errors ? refused('variables', errors) : { accepted: true, document, operation, coerced };
}

const refused = (stage, errors) => ({ accepted: false, stage, errors });
