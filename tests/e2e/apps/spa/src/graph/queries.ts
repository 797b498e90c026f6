import { UserDetailDocument, UserPageDocument, request } from '@shop/graph';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

export const graph = { url: '/graphql' };

export const userPages = infiniteQueryOptions({
  queryKey: ['users'],
  queryFn: ({ pageParam }) => request(graph, UserPageDocument, { after: pageParam }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ users }) => (users?.pageInfo.hasNextPage ? users.pageInfo.endCursor : null),
});

export const userDetail = (id: string) =>
  queryOptions({ queryKey: ['user', id], queryFn: () => request(graph, UserDetailDocument, { id }) });
