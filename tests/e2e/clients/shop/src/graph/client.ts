import { createClient as createSseClient } from 'graphql-sse';
import { Client, fetchExchange, subscriptionExchange } from 'urql';
import { cache } from './cache';
import { setConnection } from './connection';

const url = new URL('/graphql', window.location.href).href;

const longestPause = 8000;

// A subscription that loses its connection starts again, and the graph first sends the current state, so no change is missed. Pauses
// start at half a second and double. Random jitter shortens each by up to a half, so that pages do not all reconnect at once.
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
