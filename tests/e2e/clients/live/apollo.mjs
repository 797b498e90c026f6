import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { RetryLink } from '@apollo/client/link/retry';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Subscription, map, tap } from 'rxjs';
import WebSocket from 'ws';
import { createSocketClient } from './graphql-ws.mjs';
import { isRetryable, resumeTokenOf } from './resumption.mjs';
import { watchedFetch } from './watched-fetch.mjs';

// GraphQLWsLink needs the global when a subscription fails. Browsers have it, and so does Node from version 22.
globalThis.WebSocket ??= WebSocket;

/** Keeps `resumeAfter` current: RetryLink and GraphQLWsLink resend an operation with its variables at that time. */
const resumption = new ApolloLink((operation, forward) => {
  operation.variables = { ...operation.variables };
  return forward(operation).pipe(tap(({ data }) => {
    operation.variables.resumeAfter = resumeTokenOf(data) ?? operation.variables.resumeAfter;
  }));
});

/** Throws retryable errors, because RetryLink handles network errors only. */
const retryables = new ApolloLink((operation, forward) => forward(operation).pipe(map((result) => {
  if (!result.data && result.errors && isRetryable(result.errors)) {
    throw new CombinedGraphQLErrors(result);
  }

  return result;
})));

export const createApollo = (...links) => new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.from(links),
  incrementalHandler: new GraphQL17Alpha9Handler(),
});

function connection(client, dispose) {
  const subscriptions = new Subscription();
  return {
    watch(query, variables, sink) {
      const subscription = client.subscribe({ query: gql(query), variables }).subscribe({
        next: ({ data, error }) => (data ? sink.next(data) : sink.error(error.errors ?? error)),
        error: (error) => sink.error(error.errors ?? error),
      });
      subscriptions.add(subscription);
      return () => subscription.unsubscribe();
    },
    dispose() {
      subscriptions.unsubscribe();
      return dispose?.();
    },
  };
}

export const webSocket = {
  name: 'Apollo Client, WebSocket',
  connect(url, opened) {
    const socket = createSocketClient(url, opened);
    return connection(createApollo(resumption, new GraphQLWsLink(socket)), () => socket.dispose());
  },
};

export const multipart = {
  name: 'Apollo Client, multipart',
  connect(url, opened) {
    const retry = new RetryLink({ attempts: { max: Infinity }, delay: { initial: 200, max: 200, jitter: false } });
    return connection(createApollo(resumption, retry, retryables, new HttpLink({ uri: url, fetch: watchedFetch(opened) })));
  },
};
