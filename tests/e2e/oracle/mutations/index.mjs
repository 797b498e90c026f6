import { parse, print } from 'graphql';
import * as args from './arguments.mjs';
import * as definitions from './definitions.mjs';
import * as directives from './directives.mjs';
import * as fields from './fields.mjs';
import * as fragments from './fragments.mjs';
import { textMutation } from './text.mjs';
import * as variables from './variables.mjs';

const mutations = [args, definitions, directives, fields, fragments, variables].flatMap(Object.values);

/** The document after up to three changes, most of which break a rule. */
export function mutate(query, random) {
  const document = parse(query, { noLocation: true });
  for (let count = random.pick([0, 1, 1, 1, 2, 3]); count > 0; count--) {
    random.pick(mutations)(document, random);
  }

  const text = print(document);
  return random.chance(0.15) ? textMutation(text, random) : text;
}
