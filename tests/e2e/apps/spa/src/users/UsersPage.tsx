import { Problem } from '@shop/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { userPages } from '../graph/queries';
import { CreateUserForm } from './CreateUserForm';

/** All users, page by page, and the form for a new one. */
export function UsersPage() {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(userPages);
  const users = data?.pages.flatMap(({ users }) => users?.nodes ?? []);
  return (
    <main>
      <h1>Users</h1>
      <CreateUserForm />
      <ul aria-label="Users">
        {users?.map(({ id, name, email }) => (
          <li key={id}>
            <Link to={`/users/${id}`}>{name}</Link>
            <small>{email}</small>
          </li>
        ))}
      </ul>
      {error && <Problem text={error.message} />}
      {hasNextPage && (
        <button type="button" disabled={isFetching} onClick={() => fetchNextPage()}>
          Load more
        </button>
      )}
    </main>
  );
}
