import { UserOrderChangesDocument, operation, type UserDetailQuery, type UserOrderChangesSubscription } from '@shop/graph';
import { useQueryClient } from '@tanstack/react-query';
import { createClient } from 'graphql-sse';
import { useEffect } from 'react';
import { graph, userDetail } from '../graph/queries';

type Order = UserOrderChangesSubscription['orderChanged']['order'];

// As many as UserDetail asks for.
const shown = 5;

const streams = createClient({ url: graph.url, retryAttempts: Number.POSITIVE_INFINITY });

/** Keeps a user's orders up to date. After an interruption the stream resumes where it left off. */
export function useLiveOrders(userId: string | undefined) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!userId) {
      return undefined;
    }

    let resumeAfter: string | null = null;
    const variables = {
      userId,
      get resumeAfter() {
        return resumeAfter;
      },
    };
    return streams.subscribe<UserOrderChangesSubscription>(
      { query: '', ...operation(UserOrderChangesDocument), variables },
      {
        next({ data }) {
          const change = data?.orderChanged;
          resumeAfter = change?.resumeToken ?? resumeAfter;
          queries.setQueryData(userDetail(userId).queryKey, (known) => known && change && withOrder(known, change.order));
        },
        error: console.error,
        complete() {},
      },
    );
  }, [queries, userId]);
}

function withOrder({ user }: UserDetailQuery, order: Order): UserDetailQuery {
  if (!user) {
    return { user };
  }

  const others = user.orders?.nodes.filter(({ id }) => id !== order.id) ?? [];
  const nodes = [order, ...others].sort((a, b) => (b.createTime ?? '').localeCompare(a.createTime ?? ''));
  return { user: { ...user, orders: { nodes: nodes.slice(0, shown) } } };
}
