import { Problem } from '@shop/ui';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { createFileRoute, Link } from '@tanstack/react-router';
import { CreateUserForm } from '../users/CreateUserForm';
import { userPages } from '../users/queries';

export const Route = createFileRoute('/')({
  loader: ({ context }) => context.queryClient.ensureInfiniteQueryData(userPages),
  component: UsersPage,
});

function UsersPage() {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useSuspenseInfiniteQuery(userPages);
  return (
    <main>
      <h1>Users</h1>
      <CreateUserForm />
      <ul aria-label="Users">
        {data.pages.flatMap(({ users }) => users?.nodes ?? []).map(({ id, name, email }) => (
          <li key={id}>
            <Link to="/users/$id" params={{ id }}>
              {name}
            </Link>
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
