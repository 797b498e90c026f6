import { formatDay, formatMoney } from './format';
import { Problem } from './Problem';

type Order = {
  id: string;
  status: string | null;
  createTime: string | null;
  total: { units: string; currencyCode: string } | null;
  lines: { quantity: number; product: { name: string } | null }[];
};

/** A user's orders. They are null if their service failed. */
export const Orders = ({ orders }: { orders: Order[] | null | undefined }) => (
  <section>
    <h2>Orders</h2>
    {!orders && <Problem text="The orders cannot be shown now" />}
    {orders?.length === 0 && <p>No orders yet.</p>}
    <ul aria-label="Orders">
      {orders?.map(({ id, status, createTime, total, lines }) => (
        <li key={id}>
          <strong>{status?.toLowerCase()}</strong> {createTime && formatDay(createTime)} {total && formatMoney(total)}
          <small>{lines.map(({ quantity, product }) => `${quantity} × ${product?.name ?? '?'}`).join(', ')}</small>
        </li>
      ))}
    </ul>
  </section>
);
