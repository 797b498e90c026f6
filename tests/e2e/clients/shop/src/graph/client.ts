import { createClient as createSseClient } from 'graphql-sse';
import { Client, fetchExchange, subscriptionExchange } from 'urql';
import { cache } from './cache';
import { setConnection } from './connection';

const url = new URL('/graphql', window.location.href).href;

const longestPause = 8000;

// A subscription that lost its connection begins anew, and the graph sends the present state first: nothing is missed. The pauses double
// from half a second on, less up to a half by chance, so that not all pages come back at once.
const streams = createSseClient({
  url,
  retryAttempts: Number.POSITIVE_INFINITY,
  retry(attempt) {
    setConnection('lost');
    const pause = Math.min(longestPause, 500 * 2 ** attempt) * (1 - Math.random() / 2);
    return new Promise((resolve) => setTimeout(resolve, pause));
  },
  on: {
    connecting: (again) => !again && setConnection('opening'),
    connected: () => setConnection('open'),
  },
});

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
