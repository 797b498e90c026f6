import { graphql, useRefetchableFragment } from 'react-relay';
import type { OrderCardRefetchQuery } from './__generated__/OrderCardRefetchQuery.graphql';
import type { OrderCard_order$key } from './__generated__/OrderCard_order.graphql';

export function OrderCard({ order: key }: { order: OrderCard_order$key }) {
  const [order, refetch] = useRefetchableFragment<OrderCardRefetchQuery, OrderCard_order$key>(
    graphql`
      fragment OrderCard_order on Order @refetchable(queryName: "OrderCardRefetchQuery") {
        id
        status
        lines {
          quantity
          product {
            name
            available
          }
        }
      }
    `,
    key,
  );
  return (
    <li data-id={order.id}>
      {order.status ?? 'unknown'}
      {order.lines.map(({ quantity, product }, index) => (
        <span key={index}>
          {' '}
          {quantity} × {product?.name}, {product?.available} left
        </span>
      ))}
      <button onClick={() => refetch({}, { fetchPolicy: 'network-only' })}>Refresh</button>
    </li>
  );
}
