import { ask } from './product.mjs';
import { shapeError } from './shape.mjs';

const faults = new Set(['INTERNAL', 'NULL_IN_NON_NULL']);

/** Sends a request to both. The result's `difference` is a text, or undefined if they agree. */
export async function compare({ schema, judge, differences }, url, request, body) {
  const expected = judge(request);
  const actual = await ask(url, request, body);
  const result = { expected, actual, limited: Boolean(actual.limit) };
  if (result.limited) {
    return result;
  }

  result.allowed = differences.find((kind) => kind.matches(request, expected, actual))?.name;
  result.difference = result.allowed ? undefined : differenceOf(schema, request, expected, actual);
  return result;
}

function differenceOf(schema, request, expected, actual) {
  if (expected.accepted !== actual.accepted) {
    return expected.accepted
      ? `graphql-js accepts it, the product reports ${messages(actual.errors)}`
      : `the product accepts it, graphql-js reports (${expected.stage}) ${messages(expected.errors)}`;
  }

  return actual.accepted
    ? faultOf(actual) ?? shapeError(schema, expected, request.variables, actual.data)
    : locationError(request, expected, actual);
}

function faultOf({ errors }) {
  const found = errors.find((error) => faults.has(error.extensions?.code));
  return found && `a fault: ${JSON.stringify(found)}`;
}

// If graphql-js reports locations, every error here must have some too, and at least one location must be the same.
function locationError({ query }, expected, { errors }) {
  const due = placesOf(expected.errors);
  if (due.length === 0) {
    return undefined;
  }

  const lines = query.split(/\r\n|\n|\r/);
  const isInside = ({ line, column }) => line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1].length + 1;
  const lost = errors.find((error) => !error.locations?.length || !error.locations.every(isInside));
  if (lost) {
    return `no location within the document: ${JSON.stringify(lost)}`;
  }

  const isDue = (place) => due.some(({ line, column }) => line === place.line && column === place.column);
  // Parsers detect the same syntax error at different tokens.
  return expected.stage === 'syntax' || placesOf(errors).some(isDue)
    ? undefined
    : `other locations: ${JSON.stringify(placesOf(errors))} for ${JSON.stringify(due)}, ${messages(expected.errors)}`;
}

const placesOf = (errors) => errors.flatMap((error) => error.locations ?? []);

const messages = (errors) => errors.map((error) => error.message).join(' | ');
