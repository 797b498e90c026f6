import { createClient } from 'graphql-sse';
import {
  Environment,
  Network,
  Observable,
  type FetchFunction,
  type GraphQLResponse,
  type GraphQLSingularResponse,
  type SubscribeFunction,
} from 'relay-runtime';

const url = new URL('/graphql', window.location.href).href;
const streams = createClient({ url, retryAttempts: Number.POSITIVE_INFINITY });

const fetchGraph: FetchFunction = async ({ name, text }, variables) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: text, operationName: name, variables }),
  });
  const answer = (await response.json()) as GraphQLSingularResponse;
  // If the next page fails, Relay would replace the whole list with its null. Failing the request prevents that.
  if ('errors' in answer && answer.errors && variables.after) {
    throw new Error(answer.errors.map(({ message }) => message).join('\n'));
  }

  // The response is complete and includes the deferred parts. Without `is_final`, Relay would wait for them.
  return { ...answer, extensions: { ...answer.extensions, is_final: true } };
};

const subscribe: SubscribeFunction = ({ name, text }, variables) =>
  Observable.create((sink) =>
    streams.subscribe(
      { query: text!, operationName: name, variables },
      { next: (result) => sink.next(result as GraphQLResponse), error: (failure) => sink.error(failure as Error), complete: sink.complete },
    ),
  );

export const environment = new Environment({ network: Network.create(fetchGraph, subscribe) });
