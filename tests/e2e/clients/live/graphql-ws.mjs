import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { resumable } from './resumption.mjs';

export const name = 'graphql-ws';

export const createSocketClient = (url, opened) => createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  retryAttempts: Infinity,
  // By default, graphql-ws ends all subscriptions if the server is down, because WebSocket then reports no close event.
  shouldRetry: () => true,
  retryWait: () => delay(200),
  on: { connected: opened },
});

export function connect(url, opened) {
  const client = createSocketClient(url, opened);
  return {
    watch(query, variables, sink) {
      const { request, seen } = resumable({ query, variables });
      return client.subscribe(request, {
        next(result) {
          seen(result);
          sink.next(result.data);
        },
        error: sink.error,
        complete() {},
      });
    },
    dispose: () => client.dispose(),
  };
}
