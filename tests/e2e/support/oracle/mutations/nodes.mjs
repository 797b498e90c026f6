import { Kind, parseValue, visit } from 'graphql';

/** The document's nodes of a kind. */
export function nodes(document, kind) {
  const found = [];
  visit(document, { [kind]: (node) => void found.push(node) });
  return found;
}

/** A random node of a kind, or undefined. */
export const anyNode = (document, kind, random) => random.pick(nodes(document, kind));

export const operations = (document) => document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);

export const fragments = (document) => document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);

export const name = (value) => ({ kind: Kind.NAME, value });

export const value = (text) => parseValue(text, { noLocation: true });

export const variable = (text) => ({ kind: Kind.VARIABLE, name: name(text) });

export const copy = (node) => structuredClone(node);

export const field = (text, selections) => ({
  kind: Kind.FIELD,
  name: name(text),
  arguments: [],
  directives: [],
  selectionSet: selections && { kind: Kind.SELECTION_SET, selections },
});

export const spread = (text) => ({ kind: Kind.FRAGMENT_SPREAD, name: name(text), directives: [] });
