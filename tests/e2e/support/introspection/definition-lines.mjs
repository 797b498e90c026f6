import { specifiedDirectives, specifiedScalarTypes } from 'graphql';

const builtInTypes = new Set(specifiedScalarTypes.map((type) => type.name));
const builtInDirectives = new Set(specifiedDirectives.map((directive) => directive.name));

// graphql-js 16.15 implements a proposal that no edition of the specification contains: deprecated directives.
const proposed = new Set(['__Directive.isDeprecated', '__Directive.deprecationReason', '__DirectiveLocation.DIRECTIVE_DEFINITION']);
const proposedLocation = 'DIRECTIVE_DEFINITION';
const proposedArgument = { field: '__Schema.directives', argument: 'includeDeprecated' };

/**
 * An introspection as sorted lines, one for each type, member and directive. It leaves out what implementations may choose:
 * the order of definitions, and the descriptions of built-in ones.
 */
export function definitionLines({ __schema: { types, directives, ...schema } }) {
  return [line('schema', schema), ...types.flatMap(typeLines), ...directives.map(directiveLine)].sort();
}

function typeLines({ fields, inputFields, enumValues, ...type }) {
  const isBuiltIn = type.name.startsWith('__') || builtInTypes.has(type.name);
  const members = [...fields ?? [], ...inputFields ?? [], ...enumValues ?? []].map((member) => [`${type.name}.${member.name}`, member]);
  const lacks = { fields: fields === null, inputFields: inputFields === null, enumValues: enumValues === null };
  return [[type.name, { ...type, lacks }], ...members]
    .filter(([name]) => !proposed.has(name))
    .map(([name, value]) => line(name, withoutProposedArgument(name, isBuiltIn ? withoutDescriptions(value) : value)));
}

const withoutProposedArgument = (name, field) =>
  name === proposedArgument.field ? { ...field, args: field.args.filter((each) => each.name !== proposedArgument.argument) } : field;

function directiveLine(directive) {
  const value = builtInDirectives.has(directive.name) ? withoutDescriptions(directive) : directive;
  return line(`@${directive.name}`, { ...value, locations: value.locations.filter((location) => location !== proposedLocation) });
}

const withoutDescriptions = (value) =>
  JSON.parse(JSON.stringify(value, (key, member) => (key === 'description' ? undefined : member)));

const line = (name, value) => `${name} ${JSON.stringify(sorted(value))}`;

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
  }

  return value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort(compare).map((key) => [key, sorted(value[key])]))
    : value;
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
