import { useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useConnection } from '../graph/connection';
import { graphql } from '../graph/graphql';
import { LoadMore } from '../ui/LoadMore';
import { Problem } from '../ui/Problem';
import { OrderCard, OrderCardFragment } from './OrderCard';
import './orders.css';

const UserOrders = graphql(
  `
    query UserOrders($userId: ID!, $after: String) {
      user(id: $userId) {
        id
        orders(first: 10, after: $after) {
          nodes {
            id
            ...OrderCard
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  `,
  [OrderCardFragment],
);

export const OrderChanged = graphql(
  `
    subscription OrderChanged($userId: ID!) {
      orderChanged(userId: $userId) {
        order {
          id
          ...OrderCard
        }
      }
    }
  `,
  [OrderCardFragment],
);

/** A user's orders, the newest first. The subscription updates the cache, and the cache updates the list. */
export function OrderList({ userId }: { userId: string }) {
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error, fetching, stale }] = useQuery({ query: UserOrders, variables: { userId, after } });
  const orders = data?.user?.orders;
  const [live] = useSubscription({ query: OrderChanged, variables: { userId }, pause: !orders });
  const connection = useConnection();
  return (
    <section>
      <div className="heading">
        <h2>Orders</h2>
        <span role="status">
          {!live.error && connection === 'open' && <span className="live">Live</span>}
          {!live.error && connection === 'lost' && <span className="live lost">Connecting again…</span>}
        </span>
      </div>
      {(error ?? live.error) && <Problem error={(error ?? live.error)!} />}
      {!orders && fetching && <p className="empty">Loading orders…</p>}
      {orders?.nodes.length === 0 && <p className="empty">No orders yet.</p>}
      {orders && (
        <>
          <ul className="orders" aria-label="Orders">
            {orders.nodes.map((order) => (
              <OrderCard key={order.id} order={order} />
            ))}
          </ul>
          <LoadMore pageInfo={orders.pageInfo} isLoading={fetching || stale} onLoad={setAfter} />
        </>
      )}
    </section>
  );
}
