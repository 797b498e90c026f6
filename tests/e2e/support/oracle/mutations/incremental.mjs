import { Kind, TypeInfo, getNullableType, isListType, visit, visitWithTypeInfo } from 'graphql';
import { anyNode, copy, name, nodes, operations, value, variable } from './nodes.mjs';

const conditions = ['true', 'true', 'false', 'null', '"no"', '$flag', '$flag', '$missing'];
const counts = ['0', '1', '2', '-0', '-1', '2147483648', '1.0', 'null', '"1"', '$count', '$flag'];
const labels = ['"same"', '"same"', '"""same"""', '""', 'null', '1', 'SAME', '$label', '["same"]', '{same: 1}'];

// If a directive uses one of these variables, every operation defines it.
const definitions = { flag: '$flag: Boolean! = true', count: '$count: Int', label: '$label: String' };

const isIncremental = (directive) => directive.name.value === 'defer' || directive.name.value === 'stream';

const ours = (document) => nodes(document, 'Directive').filter(isIncremental);

const argument = (text, literal) => ({ kind: Kind.ARGUMENT, name: name(text), value: value(literal) });

function directive(text, random, ...more) {
  const made = { kind: Kind.DIRECTIVE, name: name(text), arguments: [...more] };
  if (random.chance(0.4)) {
    made.arguments.push(argument('label', `"${text}${random.int(200)}"`));
  }

  if (random.chance(0.2)) {
    made.arguments.push(argument('if', random.pick(['true', 'false'])));
  }

  return made;
}

const stream = (random) => directive('stream', random, ...random.chance(0.4) ? [argument('initialCount', String(random.int(4)))] : []);

function add(node, added) {
  if (node) {
    node.directives = [...node.directives ?? [], added];
  }
}

function listFields(document, schema) {
  const found = [];
  const info = new TypeInfo(schema);
  visit(document, visitWithTypeInfo(info, {
    Field(node) {
      if (isListType(getNullableType(info.getType()))) {
        found.push(node);
      }
    },
  }));
  return found;
}

function setArgument(target, text, literal, document) {
  if (!target) {
    return;
  }

  const used = literal.startsWith('$') ? literal.slice(1) : undefined;
  const given = { kind: Kind.ARGUMENT, name: name(text), value: used ? variable(used) : value(literal) };
  target.arguments = [...(target.arguments ?? []).filter((each) => each.name.value !== text), given];
  if (definitions[used]) {
    operations(document).forEach((operation) => define(operation, used));
  }
}

function define(operation, text) {
  const known = operation.variableDefinitions ?? [];
  if (!known.some((each) => each.variable.name.value === text)) {
    const [kind, initial] = definitions[text].split(': ')[1].split(' = ');
    const isRequired = kind.endsWith('!');
    const type = { kind: Kind.NAMED_TYPE, name: name(kind.replace('!', '')) };
    operation.variableDefinitions = [...known, {
      kind: Kind.VARIABLE_DEFINITION,
      variable: variable(text),
      type: isRequired ? { kind: Kind.NON_NULL_TYPE, type } : type,
      defaultValue: initial && value(initial),
      directives: [],
    }];
  }
}

export const deferFragment = (document, random) =>
  add(random.pick([...nodes(document, 'InlineFragment'), ...nodes(document, 'FragmentSpread')]), directive('defer', random));

export function deferPart(document, random) {
  const target = anyNode(document, 'SelectionSet', random);
  const deferred = random.some(target.selections, 0.4);
  target.selections = [...target.selections.filter((each) => !deferred.includes(each)), {
    kind: Kind.INLINE_FRAGMENT,
    directives: [directive('defer', random)],
    selectionSet: { kind: Kind.SELECTION_SET, selections: deferred },
  }];
}

export const streamList = (document, random, schema) => add(random.pick(listFields(document, schema)), stream(random));

export const streamAnyField = (document, random) => add(anyNode(document, 'Field', random), stream(random));

export function onOtherPlace(document, random) {
  const place = random.pick(['Field', 'OperationDefinition', 'FragmentDefinition', 'VariableDefinition', 'FragmentSpread']);
  add(anyNode(document, place, random), random.chance(0.5) ? directive('defer', random) : stream(random));
}

export function atRoot(document, random) {
  const operation = random.pick(operations(document));
  if (operation) {
    const target = random.pick(operation.selectionSet.selections);
    add(target, target.kind === Kind.FIELD ? stream(random) : directive('defer', random));
  }
}

export const relabel = (document, random) => setArgument(random.pick(ours(document)), 'label', random.pick(labels), document);

export const sameLabels = (document) => ours(document).slice(0, 2).forEach((each) => setArgument(each, 'label', '"same"', document));

export const otherCondition = (document, random) => setArgument(random.pick(ours(document)), 'if', random.pick(conditions), document);

export const allConditional = (document) => ours(document).forEach((each) => setArgument(each, 'if', '$flag', document));

export function otherCount(document, random) {
  const streams = ours(document).filter((each) => each.name.value === 'stream');
  setArgument(random.pick(streams), 'initialCount', random.pick(counts), document);
}

/** Repeats a streamed field, in the same selection set or elsewhere. */
export function streamTwin(document, random) {
  const isStreamed = (selection) => selection.directives?.some((each) => each.name.value === 'stream');
  const from = random.pick(nodes(document, 'SelectionSet').filter((each) => each.selections.some(isStreamed)));
  if (from) {
    const twin = copy(from.selections.find(isStreamed));
    twin.directives = random.chance(0.5) ? [] : twin.directives.map((each) => ({ ...each, arguments: random.some(each.arguments, 0.5) }));
    const to = random.chance(0.7) ? from : anyNode(document, 'SelectionSet', random);
    to.selections = [...to.selections, twin];
  }
}
