import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getUser, getUsers } from './functions';

export const userPages = infiniteQueryOptions({
  queryKey: ['users'],
  queryFn: ({ pageParam }) => getUsers({ data: { after: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ users }) => (users?.pageInfo.hasNextPage ? users.pageInfo.endCursor : null),
});

export const userDetail = (id: string) => queryOptions({ queryKey: ['user', id], queryFn: () => getUser({ data: { id } }) });
