import { graphql, readFragment, type FragmentOf } from '../graph/graphql';
import { formatMinute, formatMoney } from '../ui/format';

export const OrderCardFragment = graphql(`
  fragment OrderCard on Order {
    id
    status
    createTime
    total {
      units
      currencyCode
    }
    lines {
      quantity
      product {
        id
        name
      }
    }
  }
`);

export function OrderCard({ order: masked }: { order: FragmentOf<typeof OrderCardFragment> }) {
  const { status, createTime, total, lines } = readFragment(OrderCardFragment, masked);
  return (
    <li className="order">
      <span className={`status ${status?.toLowerCase()}`} key={status}>
        {status?.toLowerCase() ?? 'unknown'}
      </span>
      <span className="order-lines">
        {lines.map(({ quantity, product }, index) => (
          <span key={index}>
            {quantity} × {product?.name ?? 'a product that cannot be shown now'}
          </span>
        ))}
      </span>
      <time dateTime={createTime ?? undefined}>{createTime && formatMinute(createTime)}</time>
      <strong>{total && formatMoney(total)}</strong>
    </li>
  );
}
