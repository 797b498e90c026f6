import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { possibleTypes } from './contract.mjs';
import { recordingFetch } from './recording-fetch.mjs';

/** `relayStylePagination` that keeps null as null. On its own it turns the null of a service that is down into an empty list. */
function connection(keyArgs) {
  const relay = relayStylePagination(keyArgs);
  return { ...relay, merge: (known, page, options) => (page === null ? (known ?? null) : relay.merge(known, page, options)) };
}

const typePolicies = {
  Query: {
    fields: {
      users: connection(),
      user: { read: (known, { args, toReference }) => known ?? toReference({ __typename: 'User', id: args.id }) },
    },
  },
  User: { fields: { orders: connection(['status']) } },
};

/** A client whose cache knows the graph's connections, ids and unions. `sent` lists the names of the operations that it sent. */
export function createCachedApollo(url, options = { possibleTypes, typePolicies }) {
  const sent = [];
  const link = new HttpLink({ uri: url, fetch: recordingFetch(sent) });
  return { client: new ApolloClient({ link, cache: new InMemoryCache(options) }), sent };
}
