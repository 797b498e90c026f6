import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graph/graphql';
import { LoadMore } from '../ui/LoadMore';
import { Problem } from '../ui/Problem';
import { CreateUserForm } from './CreateUserForm';
import { UserRow, UserRowFragment } from './UserRow';

const Users = graphql(
  `
    query Users($after: String) {
      users(first: 50, after: $after) {
        nodes {
          id
          ...UserRow
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [UserRowFragment],
);

/** All users, page by page, and the form for a new one. */
export function UsersPage() {
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error, fetching, stale }] = useQuery({ query: Users, variables: { after } });
  const users = data?.users;
  return (
    <div className="columns">
      <section>
        <h1>Users</h1>
        {error && <Problem error={error} />}
        {!users && fetching && <p className="empty">Loading users…</p>}
        {users && (
          <>
            {users.nodes.length === 0 && <p className="empty">No users yet.</p>}
            <ul className="rows" aria-label="Users">
              {users.nodes.map((user) => (
                <UserRow key={user.id} user={user} />
              ))}
            </ul>
            <LoadMore pageInfo={users.pageInfo} isLoading={fetching || stale} onLoad={setAfter} />
          </>
        )}
      </section>
      <CreateUserForm />
    </div>
  );
}
