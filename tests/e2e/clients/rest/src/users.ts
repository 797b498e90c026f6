import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/api.js';

export type Shop = Client<paths>;
export type NewUser = components['schemas']['CreateUserInput'];

export const connect = (baseUrl: string): Shop => createClient<paths>({ baseUrl });

/** A page of names, and the token of the next page; null on the last. */
export async function listUsers(shop: Shop, first: number, after?: string) {
  const query = after === undefined ? { first } : { first, after };
  const { data, error } = await shop.GET('/api/v1/users', { params: { query } });
  if (error) {
    throw new Error(error.detail);
  }

  const { hasNextPage, nextPageToken } = data.pageInfo;
  return { names: data.users?.map((user) => user?.name) ?? [], next: hasNextPage ? nextPageToken : null };
}

/** The new user's id and address, or what is wrong with which field. */
export async function createUser(shop: Shop, body: NewUser) {
  const { data, error, response } = await shop.POST('/api/v1/users', { body });
  return error
    ? { type: error.type, fields: Object.fromEntries((error.errors ?? []).map(({ pointer, detail }) => [pointer, detail])) }
    : { id: data.id, location: response.headers.get('location') };
}

/** The name of a user; null if there is none of this id. */
export async function findUser(shop: Shop, id: string) {
  const { data, error } = await shop.GET('/api/v1/users/{id}', { params: { path: { id } } });
  if (error && error.status !== 404) {
    throw new Error(error.detail);
  }

  return data?.name ?? null;
}
