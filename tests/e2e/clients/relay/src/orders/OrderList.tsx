import { useMemo } from 'react';
import { graphql, usePaginationFragment, useSubscription } from 'react-relay';
import type { OrderListPaginationQuery } from './__generated__/OrderListPaginationQuery.graphql';
import type { OrderListSubscription } from './__generated__/OrderListSubscription.graphql';
import type { OrderList_user$key } from './__generated__/OrderList_user.graphql';
import { LoadMore } from '../LoadMore';
import { OrderCard } from './OrderCard';

/** A user's orders, page by page. A subscription updates them and puts new ones at the top. */
export function OrderList({ user }: { user: OrderList_user$key }) {
  const { data, ...pages } = usePaginationFragment<OrderListPaginationQuery, OrderList_user$key>(
    graphql`
      fragment OrderList_user on User
      @refetchable(queryName: "OrderListPaginationQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 3 }, after: { type: "String" }) {
        id
        orders(first: $count, after: $after) @connection(key: "OrderList_orders") {
          __id
          edges {
            node {
              id
              ...OrderCard_order
            }
          }
        }
      }
    `,
    user,
  );
  const connection = data.orders?.__id;
  useSubscription<OrderListSubscription>(
    useMemo(
      () => ({
        subscription: graphql`
          subscription OrderListSubscription($userId: ID!, $connections: [ID!]!) {
            orderChanged(userId: $userId, currentState: false) {
              order @prependNode(connections: $connections, edgeTypeName: "OrderEdge") {
                ...OrderCard_order
              }
            }
          }
        `,
        variables: { userId: data.id, connections: connection ? [connection] : [] },
      }),
      [data.id, connection],
    ),
  );
  if (!data.orders) {
    return <p role="alert">There is no answer about orders.</p>;
  }

  return (
    <>
      <ul aria-label="Orders">
        {data.orders.edges.map(({ node }) => (
          <OrderCard key={node.id} order={node} />
        ))}
      </ul>
      <LoadMore count={3} {...pages} />
    </>
  );
}
