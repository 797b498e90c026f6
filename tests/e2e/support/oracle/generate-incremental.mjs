import { parse, print } from 'graphql';
import { generate } from './generate.mjs';
import { mutateIncremental } from './mutations/index.mjs';
import { operations } from './mutations/nodes.mjs';
import { OperationWriter } from './operation-writer.mjs';

/** A request with @defer and @stream for a query, mutation or subscription. */
export function generateIncremental(schema, random) {
  const { query, variables, operationName } = valid(schema, random);
  const document = parse(query, { noLocation: true });
  mutateIncremental(document, random, schema);
  const text = print(document);
  return operations(document).every((each) => each.operation === 'query')
    ? { query: text, variables, operationName }
    : withoutRunning(text);
}

function valid(schema, random) {
  if (!schema.getSubscriptionType() || !random.chance(0.25)) {
    return generate(schema, random);
  }

  return { query: new OperationWriter(schema, random, 'A').writeSubscription('First') };
}

/** A request that validates the whole document and executes none of it. */
export const withoutRunning = (query) => ({ query: `${query}\nquery Run { __typename }`, operationName: 'Run' });
