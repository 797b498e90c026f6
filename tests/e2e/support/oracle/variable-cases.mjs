import { GraphQLNonNull, getNamedType, getNullableType, isCompositeType, isNonNullType } from 'graphql';
import { literal } from './literals.mjs';
import { makeOdd, toJson } from './odd-values.mjs';
import { jsonValue } from './values.mjs';

/** Every argument of the schema's root fields. Mutations are skipped: their input is coerced and no data changes. */
export function argumentPlaces(schema) {
  return [
    ...Object.values(schema.getQueryType().getFields()).map((field) => ({ keyword: 'query', directive: '', field })),
    ...Object.values(schema.getMutationType().getFields()).map((field) => ({ keyword: 'mutation', directive: '@skip(if: true)', field })),
  ].flatMap((place) => place.field.args.map((argument) => ({ ...place, argument })));
}

/** A valid operation with a variable for one argument, and JSON for that variable, most of it odd. */
export function variableCase({ keyword, directive, field, argument }, random) {
  const type = variableType(argument.type, random);
  const hasDefault = random.chance(0.2);
  const initial = hasDefault ? ` = ${literal(type, jsonValue(type, random))}` : '';
  const others = field.args
    .filter((other) => other !== argument && isNonNullType(other.type))
    .map((other) => `, ${other.name}: ${literal(other.type, jsonValue(other.type, random))}`);
  const call = `${field.name}(${argument.name}: $v${others.join('')}) ${directive} ${selection(field.type)}`;
  const query = `${keyword} Q($v: ${type}${initial}) { ${call} }`;
  const value = jsonValue(type, random);
  const variables = random.chance(0.1) ? '{}' : `{"v":${toJson(random.chance(0.75) ? makeOdd(value, random) : value)}}`;
  return {
    request: { query, variables: JSON.parse(variables) },
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  };
}

const variableType = (type, random) =>
  random.chance(0.3) ? new GraphQLNonNull(getNullableType(type)) : type;

// Selects enough to see which arguments the field got.
function selection(type, depth = 2) {
  const named = getNamedType(type);
  if (!isCompositeType(named)) {
    return '';
  }

  const fields = Object.values(named.getFields?.() ?? {})
    .filter((field) => field.args.length === 0 && (depth > 1 || !isCompositeType(getNamedType(field.type))))
    .map((field) => `${field.name} ${selection(field.type, depth - 1)}`);
  return `{ __typename ${fields.join(' ')} }`;
}
