import { isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** A JSON value of the type as a GraphQL literal. `replace(type)` may return a variable to use instead. */
export function literal(type, value, replace = () => undefined) {
  const replacement = replace(type);
  if (replacement !== undefined) {
    return replacement;
  }

  const nullable = isNonNullType(type) ? type.ofType : type;
  if (value === null || value === undefined) {
    return 'null';
  }

  if (isListType(nullable)) {
    return Array.isArray(value)
      ? `[${value.map((item) => literal(nullable.ofType, item, replace)).join(', ')}]`
      : literal(nullable.ofType, value, replace);
  }

  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    return `{${Object.entries(value).map(([name, member]) => `${name}: ${literal(fields[name].type, member, replace)}`).join(', ')}}`;
  }

  return isEnumType(nullable) ? value : JSON.stringify(value);
}
