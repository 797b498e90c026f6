import { anyNode, copy, field, name } from './nodes.mjs';

const otherNames = ['id', 'name', 'nodes', 'status', 'orders', 'nam', 'ID', '__typename', '__schema', 'nothing', '_'];

export function renameField(document, random) {
  const target = anyNode(document, 'Field', random);
  target.name = name(random.pick(otherNames));
}

export function moveField(document, random) {
  const from = anyNode(document, 'SelectionSet', random);
  const to = anyNode(document, 'SelectionSet', random);
  to.selections = [...to.selections, copy(random.pick(from.selections))];
}

export function conflictingAlias(document, random) {
  const target = anyNode(document, 'SelectionSet', random);
  const twin = copy(random.pick(target.selections));
  const other = random.pick(target.selections);
  if (twin.kind === 'Field' && other.kind === 'Field') {
    twin.alias = name(other.alias?.value ?? other.name.value);
    target.selections = [...target.selections, twin];
  }
}

export function repeatWithOtherArguments(document, random) {
  const target = anyNode(document, 'SelectionSet', random);
  const twin = copy(random.pick(target.selections));
  twin.arguments &&= twin.arguments.slice(1);
  target.selections = [...target.selections, twin];
}

export function selectionOnLeaf(document, random) {
  const target = anyNode(document, 'Field', random);
  target.selectionSet ??= { kind: 'SelectionSet', selections: [field('id')] };
}

export function noSelection(document, random) {
  anyNode(document, 'Field', random).selectionSet = undefined;
}

export function dropSelection(document, random) {
  const target = anyNode(document, 'SelectionSet', random);
  if (target.selections.length > 1) {
    const dropped = random.pick(target.selections);
    target.selections = target.selections.filter((kept) => kept !== dropped);
  }
}
