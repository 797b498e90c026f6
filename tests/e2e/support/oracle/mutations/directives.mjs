import { Kind } from 'graphql';
import { anyNode, copy, name, nodes, value } from './nodes.mjs';

const directive = (text, ...args) => ({
  kind: Kind.DIRECTIVE,
  name: name(text),
  arguments: args.map(([key, literal]) => ({ kind: Kind.ARGUMENT, name: name(key), value: value(literal) })),
});

const all = [
  directive('skip', ['if', 'false']), directive('include', ['if', 'true']), directive('skip'), directive('include', ['if', '"yes"']),
  directive('skip', ['if', 'null']), directive('skip', ['unless', 'true'], ['if', 'false']), directive('unknown'),
  directive('Skip', ['if', 'false']),
  directive('deprecated'), directive('specifiedBy', ['url', '"u"']), directive('deprecated', ['reason', '1']), directive('oneOf'),
];

const places = ['Field', 'InlineFragment', 'FragmentSpread', 'OperationDefinition', 'FragmentDefinition', 'VariableDefinition'];

export function addDirective(document, random) {
  const target = anyNode(document, random.chance(0.5) ? 'Field' : random.pick(places), random);
  if (target) {
    target.directives = [...target.directives ?? [], copy(random.pick(all))];
  }
}

export function repeatDirective(document, random) {
  const target = random.pick(places.flatMap((kind) => nodes(document, kind)).filter((node) => node.directives?.length));
  if (target) {
    target.directives = [...target.directives, copy(random.pick(target.directives))];
  }
}
