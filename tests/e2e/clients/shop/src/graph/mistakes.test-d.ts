// What must not compile. Where one of these would, its directive has nothing to expect, and that does not compile.
import type { OrderChanged } from '../orders/OrderList';
import { OrderCardFragment } from '../orders/OrderCard';
import { CreateUserErrorFragment } from '../users/createUserErrors';
import type { CreateUser } from '../users/CreateUserForm';
import { UserRowFragment } from '../users/UserRow';
import { readFragment, type ResultOf, type VariablesOf } from './graphql';

export function mistakes({ orderChanged }: ResultOf<typeof OrderChanged>, { createUser }: ResultOf<typeof CreateUser>) {
  // @ts-expect-error: what a fragment selects is masked.
  orderChanged.order.status;
  const order = readFragment(OrderCardFragment, orderChanged.order);
  // @ts-expect-error: nobody selected it.
  order.updateTime;
  // @ts-expect-error: money may be null.
  order.total.units;
  // @ts-expect-error: it is a decimal string, no number.
  const units: number = order.total!.units;
  // @ts-expect-error: a moment is text.
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
  // @ts-expect-error: a name is text.
  { input: { name: 1, email: 'ada@example.com' } },
];
