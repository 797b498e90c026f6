import { createHash } from 'node:crypto';
import { createClient } from 'graphql-sse';
import { post } from '../../product/graphql.mjs';
import { startProduct } from '../../product/launch.mjs';

const method = 'user.v1.UserService/GetUser';

/** A product with everything on that has a metric of its own. */
export const startForTour = () =>
  startProduct({ 'GrpcWeb__Services__user.v1.UserService': 'GetUser' }, undefined, 0, undefined, ['mock', '--events', '50ms']);

/** Does once whatever a metric counts, if it needs no fault. */
export async function tour({ url }) {
  const origin = new URL(url).origin;
  await post(url, { query: '{ orders(first: 20) { nodes { id customer { name } } } }' });
  await post(url, { query: '{ nothing }' });
  await fetch(`${origin}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/grpc-web+proto' },
    body: new Uint8Array(5),
  });
  const query = '{ __typename }';
  await post(url, { query, extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } } });
  const client = createClient({ url });
  for await (const _ of client.iterate({ query: 'subscription { orderChanged { order { id customer { name } } } }' })) {
    break;
  }

  client.dispose();
}

/** The metrics that PromQL expressions name: whatever has an underscore, and is no function, label or duration. */
export const metricsOf = (expressions) => [
  ...new Set(
    expressions.flatMap((expression) => {
      const bare = expression.replace(/\{[^}]*\}|\[[^\]]*\]|\b(by|without|on) \([^)]*\)/g, ' ');
      return bare.match(/\b[a-z]+(_[a-z0-9]+)+\b(?! *\()/g) ?? [];
    }),
  ),
];
