import { graphql, useLazyLoadQuery } from 'react-relay';
import type { UserPageQuery } from './__generated__/UserPageQuery.graphql';
import { OrderList } from '../orders/OrderList';

/** A user by global id, with their orders. */
export function UserPage({ id }: { id: string }) {
  const { node } = useLazyLoadQuery<UserPageQuery>(
    graphql`
      query UserPageQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on User {
            name
            createdAt
            ...OrderList_user @alias(as: "orders")
          }
        }
      }
    `,
    { id },
  );
  if (node?.__typename !== 'User') {
    return <p>There is no such user.</p>;
  }

  return (
    <>
      <h1>{node.name}</h1>
      {node.createdAt && <time dateTime={node.createdAt}>since {new Date(node.createdAt).getUTCFullYear()}</time>}
      {node.orders && <OrderList user={node.orders} />}
    </>
  );
}
