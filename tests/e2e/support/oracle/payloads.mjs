import { visit } from 'graphql';
import * as graphql17 from 'graphql17';

/** The payloads of one operation by multipart, in order. There is only one if nothing is delivered later. */
export async function payloadsOf(url, request) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'multipart/mixed;incrementalSpec=v0.2,application/json;q=0.9' },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  return response.headers.get('content-type').startsWith('multipart/')
    ? text.split('\r\n---').slice(1, -1).map((part) => JSON.parse(part.slice(part.indexOf('\r\n\r\n'))))
    : [JSON.parse(text)];
}

/** The payloads that graphql-js 17 gives. It takes each value from the plain response, by its path. */
export async function expectedPayloads(schema, { query, variables }, plain) {
  const source = plain.data;
  for (const { path } of plain.errors ?? []) {
    const parent = valueAt(source, path.slice(0, -1));
    parent[path.at(-1)] = new Error('The plain response has an error here.');
  }

  const result = await graphql17.experimentalExecuteIncrementally({
    schema,
    document: graphql17.parse(query),
    variableValues: variables,
    rootValue: source,
    fieldResolver: (parent, args, context, info) => parent[info.path.key],
  });
  const payloads = [];
  if ('initialResult' in result) {
    payloads.push(result.initialResult);
    for await (const payload of result.subsequentResults) {
      payloads.push(payload);
    }
  } else {
    payloads.push(result);
  }

  return JSON.parse(JSON.stringify(payloads));
}

/** The document with __typename in every selection set, so that graphql-js can resolve the types of the response. */
export const withTypes = (document) => visit(document, {
  SelectionSet: ({ selections, ...set }) => ({ ...set, selections: [...selections, typename] }),
});

const typename = { kind: 'Field', name: { kind: 'Name', value: '__typename' } };

/**
 * What the payloads add up to, however they are split: the whole data, and which parts were announced or failed. A @stream without
 * items is ignored, because graphql-js announces it before it knows. A fragment that is spread twice at one path counts once, because
 * the second announcement depends on the order of delivery.
 */
export function amountOf(payloads) {
  const [{ data, errors = [] }] = payloads;
  const whole = structuredClone(data);
  const pending = new Map();
  const amount = { whole, announced: [], failed: [], errors: errors.map(pathOf) };
  for (const payload of payloads) {
    payload.pending?.forEach((each) => pending.set(each.id, { ...each, items: 0 }));
    payload.incremental?.forEach((each) => take(amount, pending.get(each.id), each));
    payload.completed?.forEach((each) => complete(amount, pending.get(each.id), each.errors));
  }

  return {
    whole,
    announced: [...new Set(amount.announced)].sort(),
    failed: [...new Set(amount.failed)].sort(),
    errors: amount.errors.sort(),
  };
}

function take(amount, announced, { subPath = [], items, data, errors = [] }) {
  const place = valueAt(amount.whole, [...announced.path, ...subPath]);
  amount.errors.push(...errors.map(pathOf));
  if (items) {
    place.push(...items);
    announced.items += items.length;
  } else {
    merge(place, data);
  }
}

function merge(target, source) {
  for (const [key, value] of Object.entries(source)) {
    if (!(key in target)) {
      target[key] = value;
    } else if (isObject(target[key]) && isObject(value)) {
      merge(target[key], value);
    } else {
      throw new Error(`${key} was delivered twice`);
    }
  }
}

function complete(amount, { path, label, items }, errors) {
  const name = JSON.stringify([path, label ?? null]);
  if (errors) {
    amount.failed.push(name);
  }

  if (errors || items > 0 || !Array.isArray(valueAt(amount.whole, path))) {
    amount.announced.push(name);
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const pathOf = ({ path }) => JSON.stringify(path);

const valueAt = (value, path) => path.reduce((parent, key) => parent?.[key], value);
