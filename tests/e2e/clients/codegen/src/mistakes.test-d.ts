// What must not compile. Where one of these would, its directive has nothing to expect, and that does not compile.
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { useFragment } from './gql/index.js';
import { OrderReportFragment, type OrdersByStatus } from './orders/orderReport.js';
import type { CreateUser } from './users/createUser.js';

type Orders = NonNullable<ResultOf<typeof OrdersByStatus>['orders']>;
type Created = ResultOf<typeof CreateUser>['createUser'];

export function mistakes(result: ResultOf<typeof OrdersByStatus>, orders: Orders, { user, errors }: Created) {
  // @ts-expect-error: a connection may be null.
  result.orders.nodes;
  // @ts-expect-error: what a fragment selects is masked.
  orders.nodes.map((order) => order.status);
  const [order] = useFragment(OrderReportFragment, orders.nodes);
  // @ts-expect-error: nobody selected it.
  order!.updateTime;
  // @ts-expect-error: money may be null.
  order!.total.units;
  // @ts-expect-error: it is a decimal string, no number.
  const units: number = order!.total!.units;
  // @ts-expect-error: a moment is text.
  const moment: Date = user!.createdAt!;
  // @ts-expect-error: there is no such status.
  const isLost = order!.status === 'LOST';
  // @ts-expect-error: not every error has fields.
  errors.map(({ fields }) => fields);
  return [units, moment, isLost];
}

export const variables: VariablesOf<typeof OrdersByStatus>[] = [
  { first: 1, status: 'PAID' },
  // @ts-expect-error: `first` is missing.
  {},
  // @ts-expect-error: there is no such status.
  { first: 1, status: 'LOST' },
  // @ts-expect-error: it is no text.
  { first: '1' },
];
