// None of these may compile. If one did, its unused `@ts-expect-error` would be the compile error.
import type { OrderChanged } from '../orders/OrderList';
import { OrderCardFragment } from '../orders/OrderCard';
import { CreateUserErrorFragment } from '../users/createUserErrors';
import type { CreateUser } from '../users/CreateUserForm';
import { UserRowFragment } from '../users/UserRow';
import { readFragment, type ResultOf, type VariablesOf } from './graphql';

export function mistakes({ orderChanged }: ResultOf<typeof OrderChanged>, { createUser }: ResultOf<typeof CreateUser>) {
  // @ts-expect-error: a fragment's fields are masked.
  orderChanged.order.status;
  const order = readFragment(OrderCardFragment, orderChanged.order);
  // @ts-expect-error: the operation does not select it.
  order.updateTime;
  // @ts-expect-error: money may be null.
  order.total.units;
  // @ts-expect-error: it is a decimal string, not a number.
  const units: number = order.total!.units;
  // @ts-expect-error: a DateTime is a string.
  const moment: Date = readFragment(UserRowFragment, createUser.user!).createdAt!;
  // @ts-expect-error: there is no such status.
  const isLost = order.status === 'LOST';
  // @ts-expect-error: not every error has fields.
  readFragment(CreateUserErrorFragment, createUser.errors).map(({ fields }) => fields);
  return [units, moment, isLost];
}

export const variables: VariablesOf<typeof CreateUser>[] = [
  { input: { name: 'Ada', email: 'ada@example.com' } },
  // @ts-expect-error: an address is missing.
  { input: { name: 'Ada' } },
  // @ts-expect-error: a name is a string.
  { input: { name: 1, email: 'ada@example.com' } },
];
