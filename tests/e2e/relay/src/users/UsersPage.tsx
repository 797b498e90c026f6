import { graphql, useLazyLoadQuery } from 'react-relay';
import type { UsersPageQuery } from './__generated__/UsersPageQuery.graphql';
import { UserList } from './UserList';

export function UsersPage() {
  const query = useLazyLoadQuery<UsersPageQuery>(
    graphql`
      query UsersPageQuery {
        ...UserList_query
      }
    `,
    {},
  );
  return <UserList query={query} />;
}
