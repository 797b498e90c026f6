import { Kind } from 'graphql';
import { anyNode, copy, field, fragments, name, spread } from './nodes.mjs';

const otherTypes = [
  'User', 'Order', 'Node', 'Error', 'Query', 'PlaceOrderError', 'Money', 'ID', 'CreateUserInput', 'OrderStatus', 'Usr', '__Type',
];

const definition = (fragmentName, typeName, selections) => ({
  kind: Kind.FRAGMENT_DEFINITION,
  name: name(fragmentName),
  typeCondition: { kind: Kind.NAMED_TYPE, name: name(typeName) },
  directives: [],
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});

export function renameType(document, random) {
  const target = anyNode(document, 'NamedType', random);
  if (target) {
    target.name = name(random.pick(otherTypes));
  }
}

export function unusedFragment(document, random) {
  document.definitions = [...document.definitions, definition('Unused', random.pick(otherTypes), [field('__typename')])];
}

export function undefinedFragment(document, random) {
  const target = anyNode(document, 'SelectionSet', random);
  target.selections = [...target.selections, spread('Missing')];
}

export function spreadElsewhere(document, random) {
  const used = random.pick(fragments(document));
  if (used) {
    const target = anyNode(document, 'SelectionSet', random);
    target.selections = [...target.selections, spread(used.name.value)];
  }
}

export function wrapInFragment(document, random) {
  const target = anyNode(document, 'SelectionSet', random);
  target.selections = [{
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: name(random.pick(otherTypes)) },
    directives: [],
    selectionSet: { kind: Kind.SELECTION_SET, selections: target.selections },
  }];
}

export function cycle(document, random) {
  const [first, second = first] = fragments(document);
  if (first) {
    const [from, to] = random.chance(0.5) ? [first, second] : [second, first];
    from.selectionSet.selections = [...from.selectionSet.selections, spread(to.name.value)];
    to.selectionSet.selections = [...to.selectionSet.selections, spread(from.name.value)];
  }
}

export function repeatFragment(document, random) {
  const target = random.pick(fragments(document));
  if (target) {
    document.definitions = [...document.definitions, copy(target)];
  }
}

export function dropDefinition(document, random) {
  if (document.definitions.length > 1) {
    const dropped = random.pick(document.definitions);
    document.definitions = document.definitions.filter((kept) => kept !== dropped);
  }
}
