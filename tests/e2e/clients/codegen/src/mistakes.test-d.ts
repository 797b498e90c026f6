// None of these may compile. If one did, its unused `@ts-expect-error` would be the compile error.
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { useFragment } from './gql/index.js';
import { OrderReportFragment, type OrdersByStatus } from './orders/orderReport.js';
import type { CreateUser } from './users/createUser.js';

type Orders = NonNullable<ResultOf<typeof OrdersByStatus>['orders']>;
type Created = ResultOf<typeof CreateUser>['createUser'];

export function mistakes(result: ResultOf<typeof OrdersByStatus>, orders: Orders, { user, errors }: Created) {
  // @ts-expect-error: a connection may be null.
  result.orders.nodes;
  // @ts-expect-error: a fragment's fields are masked.
  orders.nodes.map((order) => order.status);
  const [order] = useFragment(OrderReportFragment, orders.nodes);
  // @ts-expect-error: the operation does not select it.
  order!.updateTime;
  // @ts-expect-error: money may be null.
  order!.total.units;
  // @ts-expect-error: it is a decimal string, not a number.
  const units: number = order!.total!.units;
  // @ts-expect-error: a DateTime is a string.
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
  // @ts-expect-error: `first` is not a string.
  { first: '1' },
];
