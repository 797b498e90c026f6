import { createClient as createSseClient } from 'graphql-sse';
import { Client, fetchExchange, subscriptionExchange } from 'urql';
import { cache } from './cache';

const url = new URL('/graphql', window.location.href).href;

// A subscription that lost its connection begins anew, and the graph sends the present state first: nothing is missed.
const streams = createSseClient({ url, retryAttempts: Number.POSITIVE_INFINITY });

export const client = new Client({
  url,
  exchanges: [
    cache,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query = '', variables }) => ({
        subscribe: (sink) => ({ unsubscribe: streams.subscribe({ query, variables: { ...variables } }, sink) }),
      }),
    }),
  ],
});
