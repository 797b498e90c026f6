import { UserPageDocument } from '@shop/graph';
import { cacheLife, cacheTag } from 'next/cache';
import { ask } from '../graph/ask';

/** A page of users. Its cache is per caller, because the arguments are the key. A page that fails is not kept. */
export async function userPage(after: string | null, authorization: string | undefined) {
  'use cache';
  cacheTag('users');
  cacheLife('minutes');
  const { users } = await ask(UserPageDocument, { after }, authorization);
  return { nodes: users?.nodes ?? [], next: users?.pageInfo.hasNextPage ? users.pageInfo.endCursor : null };
}

export type UserPage = Awaited<ReturnType<typeof userPage>>;
