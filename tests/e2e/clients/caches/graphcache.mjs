import { createClient, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { introspection, keys } from './contract.mjs';
import { recordingFetch } from './recording-fetch.mjs';

/**
 * A client whose cache knows the schema, and the graph's connections and ids. `sent` lists the names of the operations that it sent,
 * `warnings` the cache's warnings.
 */
export function createCachedUrql(url, known = { schema: introspection, keys }) {
  const sent = [];
  const warnings = [];
  const cache = cacheExchange({
    ...known,
    resolvers: {
      Query: { users: relayPagination(), user: (_, { id }) => ({ __typename: 'User', id }) },
      User: { orders: relayPagination() },
    },
    logger: (severity, message) => severity !== 'debug' && warnings.push(message),
  });
  return { client: createClient({ url, exchanges: [cache, fetchExchange], fetch: recordingFetch(sent) }), sent, warnings };
}
