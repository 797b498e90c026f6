import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { resumable } from './resumption.mjs';
import { watchedFetch } from './watched-fetch.mjs';

export const name = 'graphql-sse';

export const createEventClient = (url, opened) => createClient({
  url,
  retryAttempts: Infinity,
  retry: () => delay(200),
  fetchFn: watchedFetch(opened),
});

export function connect(url, opened) {
  const client = createEventClient(url, opened);
  return {
    watch(query, variables, sink) {
      const { request, seen } = resumable({ query, variables });
      return client.subscribe(request, {
        next(result) {
          seen(result);
          result.data ? sink.next(result.data) : sink.error(result.errors);
        },
        error: sink.error,
        complete() {},
      });
    },
    dispose: () => client.dispose(),
  };
}
