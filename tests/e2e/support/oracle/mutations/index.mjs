import { parse, print } from 'graphql';
import * as args from './arguments.mjs';
import * as definitions from './definitions.mjs';
import * as directives from './directives.mjs';
import * as fields from './fields.mjs';
import * as fragments from './fragments.mjs';
import * as incremental from './incremental.mjs';
import { textMutation } from './text.mjs';
import * as variables from './variables.mjs';

const mutations = [args, definitions, directives, fields, fragments, variables].flatMap(Object.values);

/** The document with up to three changes. Most of them break a rule. */
export function mutate(query, random) {
  const document = parse(query, { noLocation: true });
  for (let count = random.pick([0, 1, 1, 1, 2, 3]); count > 0; count--) {
    random.pick(mutations)(document, random);
  }

  const text = print(document);
  return random.chance(0.15) ? textMutation(text, random) : text;
}

const additions = [incremental.deferFragment, incremental.deferPart, incremental.streamList, incremental.streamList];

/** Adds @defer and @stream to the document. This may break their rules. */
export function addIncremental(document, random, schema) {
  for (let count = 1 + random.int(3); count > 0; count--) {
    random.pick(additions)(document, random, schema);
  }
}

/** Adds @defer and @stream, changes them, and sometimes changes the rest of the document. */
export function mutateIncremental(document, random, schema) {
  addIncremental(document, random, schema);
  for (let count = random.pick([0, 1, 1, 2]); count > 0; count--) {
    random.pick(Object.values(incremental))(document, random, schema);
  }

  if (random.chance(0.2)) {
    random.pick(mutations)(document, random);
  }
}
