import { anyNode, copy, name, nodes, value } from './nodes.mjs';

const literals = [
  '1', '-1', '2147483648', '1.0', '1e3', '"text"', '""', '"""block"""', 'true', 'null', 'PENDING', 'pending', '[]', '[1]', '[null]',
  '["a", 1]', '[["a"]]', '{}', '{id: "1"}', '{a: 1, a: 2}', '99999999999999999999', '0',
];

const withArguments = (document) => [...nodes(document, 'Field'), ...nodes(document, 'Directive')].filter((node) => node.arguments?.length);

export function renameArgument(document, random) {
  const target = anyNode(document, 'Argument', random);
  if (target) {
    target.name = name(random.pick(['id', 'ids', 'first', 'last', 'after', 'input', 'if', 'frist', 'Id']));
  }
}

export function dropArgument(document, random) {
  const target = random.pick(withArguments(document));
  if (target) {
    target.arguments = target.arguments.slice(1);
  }
}

export function repeatArgument(document, random) {
  const target = random.pick(withArguments(document));
  if (target) {
    target.arguments = [...target.arguments, copy(random.pick(target.arguments))];
  }
}

export function addArgument(document, random) {
  const target = anyNode(document, 'Field', random);
  const added = {
    kind: 'Argument',
    name: name(random.pick(['id', 'first', 'after', 'status', 'name'])),
    value: value(random.pick(literals)),
  };
  target.arguments = [...target.arguments, added];
}

export function changeLiteral(document, random) {
  const target = anyNode(document, 'Argument', random);
  if (target) {
    target.value = value(random.pick(literals));
  }
}

export function changeInnerLiteral(document, random) {
  const target = anyNode(document, random.pick(['ObjectField', 'Argument']), random);
  if (target) {
    target.value = value(random.pick(literals));
  }
}

export function changeListItem(document, random) {
  const target = anyNode(document, 'ListValue', random);
  if (target) {
    target.values = [...target.values, value(random.pick(literals))];
  }
}

export function renameInputField(document, random) {
  const target = anyNode(document, 'ObjectField', random);
  if (target) {
    target.name = name(random.pick(['id', 'userId', 'lines', 'quantity', 'nmae', '__proto__']));
  }
}

export function repeatInputField(document, random) {
  const target = anyNode(document, 'ObjectValue', random);
  if (target?.fields.length) {
    target.fields = [...target.fields, copy(random.pick(target.fields))];
  }
}

export function dropInputField(document, random) {
  const target = anyNode(document, 'ObjectValue', random);
  if (target) {
    target.fields = target.fields.slice(1);
  }
}
