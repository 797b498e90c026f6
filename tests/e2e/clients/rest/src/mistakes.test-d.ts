// None of these may compile. If one did, its unused `@ts-expect-error` would be the compile error.
import type { NewUser, Shop } from './users.js';

export async function mistakes(shop: Shop) {
  // @ts-expect-error: no route has this path.
  await shop.GET('/api/v1/invoices');
  // @ts-expect-error: nothing deletes a user.
  await shop.DELETE('/api/v1/users/{id}', { params: { path: { id: '1' } } });
  // @ts-expect-error: the path needs an id.
  await shop.GET('/api/v1/users/{id}');
  // @ts-expect-error: there is no such status.
  await shop.GET('/api/v1/orders', { params: { query: { status: 'LOST' } } });
  // @ts-expect-error: `first` is a number.
  await shop.GET('/api/v1/orders', { params: { query: { first: '1' } } });
  const { data } = await shop.GET('/api/v1/orders/{id}', { params: { path: { id: '1' } } });
  // @ts-expect-error: money may be null.
  data!.total.units;
  // @ts-expect-error: it is a decimal string, not a number.
  const units: number = data!.total!.units;
  // @ts-expect-error: the operation does not select it.
  data!.payments;
  return units;
}

export const users: NewUser[] = [
  { name: 'Ada', email: 'ada@example.com' },
  // @ts-expect-error: the email is missing.
  { name: 'Ada' },
  // @ts-expect-error: it has no surname.
  { name: 'Ada', email: 'ada@example.com', surname: 'Lovelace' },
];
