import { cacheExchange, type Cache } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import type { CreateUser } from '../users/CreateUserForm';
import type { OrderChanged } from '../orders/OrderList';
import type { ResultOf, VariablesOf } from './graphql';
import { pages } from './pages';
import { introspection } from './schema';

export const cache = cacheExchange({
  schema: introspection,
  keys: {
    CreateUserPayload: () => null,
    EmailTakenError: () => null,
    FieldViolation: () => null,
    Money: () => null,
    OrderChange: () => null,
    OrderLine: () => null,
    ValidationError: () => null,
  },
  resolvers: {
    Query: {
      users: relayPagination(),
      // What the list knows of a user is shown at once, while the rest is fetched.
      user: (_, { id }) => ({ __typename: 'User', id: id as string }),
    },
    User: { orders: relayPagination() },
  },
  updates: {
    Mutation: {
      createUser: (result, _, cache) => appendUser(result as ResultOf<typeof CreateUser>, cache),
    },
    Subscription: {
      orderChanged: (result, args, cache) =>
        prependOrder(result as ResultOf<typeof OrderChanged>, args as VariablesOf<typeof OrderChanged>, cache),
    },
  },
});

// The newest user is the last. Where the list is not read to its end, the user comes with a later page.
function appendUser({ createUser: { user } }: ResultOf<typeof CreateUser>, cache: Cache) {
  const last = pages(cache, 'Query', 'users').find(({ isLast }) => isLast);
  if (user && last) {
    cache.link(last.key, 'nodes', [...last.nodes, { __typename: 'User', id: user.id }]);
  }
}

// A change of a known order needs no more than the cache does by itself. A new one comes before the newest that was known.
function prependOrder({ orderChanged: { order } }: ResultOf<typeof OrderChanged>, { userId }: VariablesOf<typeof OrderChanged>, cache: Cache) {
  const placed = (key: string) => Date.parse(cache.resolve(key, 'createTime') as string);
  const key = cache.keyOfEntity({ __typename: 'Order', id: order.id })!;
  const first = pages(cache, { __typename: 'User', id: userId }, 'orders').find(({ isFirst }) => isFirst);
  const newest = first?.nodes[0];
  if (first && newest !== key && (!newest || placed(key) > placed(newest))) {
    cache.link(first.key, 'nodes', [key, ...first.nodes]);
  }
}
