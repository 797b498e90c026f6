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
      // Shows the fields that the list has already loaded at once, while the rest is fetched.
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
        insertOrder(result as ResultOf<typeof OrderChanged>, args as VariablesOf<typeof OrderChanged>, cache),
    },
  },
});

// The newest user is the last. If the last page is not loaded yet, the user arrives with it.
function appendUser({ createUser: { user } }: ResultOf<typeof CreateUser>, cache: Cache) {
  const last = pages(cache, 'Query', 'users').find(({ isLast }) => isLast);
  if (user && last) {
    cache.link(last.key, 'nodes', [...last.nodes, { __typename: 'User', id: user.id }]);
  }
}

// The cache applies a change to a known order by itself. A new order goes where its time puts it, which is not always the top: orders
// placed while the connection was lost arrive in any order. An order older than the first page belongs to a later page.
function insertOrder({ orderChanged: { order } }: ResultOf<typeof OrderChanged>, { userId }: VariablesOf<typeof OrderChanged>, cache: Cache) {
  const placed = (key: string) => Date.parse(cache.resolve(key, 'createTime') as string);
  const key = cache.keyOfEntity({ __typename: 'Order', id: order.id })!;
  const loaded = pages(cache, { __typename: 'User', id: userId }, 'orders');
  const first = loaded.find(({ isFirst }) => isFirst);
  if (first && !loaded.some(({ nodes }) => nodes.includes(key))) {
    const older = first.nodes.findIndex((other) => placed(other) < placed(key));
    if (older >= 0 || first.isLast) {
      cache.link(first.key, 'nodes', first.nodes.toSpliced(older < 0 ? first.nodes.length : older, 0, key));
    }
  }
}
