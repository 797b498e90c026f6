import { Kind, parse } from 'graphql';
import { copy, field, name, operations } from './nodes.mjs';

const typeDefinitions = [
  'type Extra { id: ID }', 'extend type User { extra: Int }', 'schema { query: Query }', 'directive @x on FIELD', 'scalar S',
];

export function typeDefinition(document, random) {
  document.definitions = [...document.definitions, ...parse(random.pick(typeDefinitions), { noLocation: true }).definitions];
}

export function otherRoot(document, random) {
  const target = random.pick(operations(document));
  if (target) {
    target.operation = random.pick(['query', 'mutation', 'subscription']);
  }
}

export function anonymous(document, random) {
  const target = random.pick(operations(document));
  if (target) {
    target.name = undefined;
  }
}

export function secondOperation(document, random) {
  const target = random.pick(operations(document));
  if (target) {
    const second = { ...copy(target), name: random.pick([undefined, target.name, name('Other')]) };
    document.definitions = [...document.definitions, second];
  }
}

export function anonymousQuery(document) {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [field('__typename')] };
  document.definitions = [...document.definitions, { kind: Kind.OPERATION_DEFINITION, operation: 'query', selectionSet }];
}
