import { createClient, fetchExchange, subscriptionExchange } from '@urql/core';
import { createEventClient } from './graphql-sse.mjs';
import { isRetryable, resumable, resumeTokenOf } from './resumption.mjs';
import { watchedFetch } from './watched-fetch.mjs';

/** graphql-sse reconnects, and urql sees one uninterrupted subscription. */
export const eventStream = {
  name: 'urql, graphql-sse',
  connect(url, opened) {
    const events = createEventClient(url, opened);
    const forwardSubscription = (body) => ({
      subscribe(sink) {
        const { request, seen } = resumable(body);
        const next = (result) => {
          seen(result);
          sink.next(result);
        };
        return { unsubscribe: events.subscribe(request, { ...sink, next }) };
      },
    });
    const client = createClient({ url, exchanges: [fetchExchange, subscriptionExchange({ forwardSubscription })] });
    return {
      watch(query, variables, sink) {
        const ended = (failure) => failure && sink.error(failure);
        return client.subscription(query, variables).subscribe(listener({ ...sink, ended })).unsubscribe;
      },
      dispose: () => events.dispose(),
    };
  },
};

/** urql's own event streams do not reconnect, so the application does. */
export const fetchSource = {
  name: 'urql, fetch',
  connect(url, opened) {
    const client = createClient({ url, exchanges: [fetchExchange], fetchSubscriptions: true, fetch: watchedFetch(opened) });
    const stops = new Set();
    return {
      watch(query, variables, sink) {
        let subscription;
        let timer;
        let { resumeAfter } = variables;
        const again = () => {
          timer ??= setTimeout(open, 200);
        };
        const open = () => {
          subscription?.unsubscribe();
          timer = undefined;
          let refused = false;
          subscription = client.subscription(query, { ...variables, resumeAfter }).subscribe(listener({
            next(data) {
              resumeAfter = resumeTokenOf(data) ?? resumeAfter;
              sink.next(data);
            },
            error(errors) {
              refused = true;
              isRetryable(errors) ? again() : sink.error(errors);
            },
            ended: () => refused || again(),
          }));
        };
        const stop = () => {
          clearTimeout(timer);
          subscription.unsubscribe();
          stops.delete(stop);
        };
        open();
        stops.add(stop);
        return stop;
      },
      dispose: () => stops.forEach((stop) => stop()),
    };
  },
};

// A urql result without data repeats the previous result's data, so only new data counts as an event. Unsubscribing inside the callback
// would cause an unhandled rejection.
function listener({ next, error: refuse, ended }) {
  let last;
  return ({ data, error, hasNext }) => {
    if (!hasNext) {
      ended(error?.networkError);
    } else if (data && data !== last) {
      last = data;
      next(data);
    } else {
      refuse(error.graphQLErrors);
    }
  };
}
