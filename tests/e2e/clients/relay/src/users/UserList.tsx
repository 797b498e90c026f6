import { graphql, usePaginationFragment } from 'react-relay';
import type { UserListPaginationQuery } from './__generated__/UserListPaginationQuery.graphql';
import type { UserList_query$key } from './__generated__/UserList_query.graphql';
import { LoadMore } from '../LoadMore';
import { CreateUserForm } from './CreateUserForm';
import { UserRow } from './UserRow';

/** All users, page by page, and the form for a new one. */
export function UserList({ query }: { query: UserList_query$key }) {
  const { data, ...pages } = usePaginationFragment<UserListPaginationQuery, UserList_query$key>(
    graphql`
      fragment UserList_query on Query
      @refetchable(queryName: "UserListPaginationQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 100 }, after: { type: "String" }) {
        users(first: $count, after: $after) @connection(key: "UserList_users") {
          __id
          edges {
            node {
              id
              ...UserRow_user
            }
          }
        }
      }
    `,
    query,
  );
  if (!data.users) {
    return <p role="alert">There is no answer about users.</p>;
  }

  return (
    <>
      <CreateUserForm connection={data.users.__id} />
      <ul aria-label="Users">
        {data.users.edges.map(({ node }) => (
          <UserRow key={node.id} user={node} />
        ))}
      </ul>
      <LoadMore count={100} {...pages} />
    </>
  );
}
