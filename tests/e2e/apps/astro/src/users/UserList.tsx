import type { UserPageQuery } from '@shop/graph';
import { Problem } from '@shop/ui';
import { actions } from 'astro:actions';
import { useState, useTransition } from 'react';

/** The users of the first page, and of those that the user asks for. */
export function UserList({ first }: { first: UserPageQuery }) {
  const [pages, setPages] = useState([first]);
  const [problem, setProblem] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const last = pages.at(-1)?.users?.pageInfo;
  const loadMore = () =>
    startTransition(async () => {
      const { data, error } = await actions.userPage({ after: last?.endCursor ?? null });
      setProblem(error?.message);
      setPages((pages) => (data ? [...pages, data] : pages));
    });
  return (
    <>
      <ul aria-label="Users">
        {pages.flatMap(({ users }) => users?.nodes ?? []).map(({ id, name, email }) => (
          <li key={id}>
            <a href={`/users/${id}`}>{name}</a>
            <small>{email}</small>
          </li>
        ))}
      </ul>
      {problem && <Problem text={problem} />}
      {last?.hasNextPage && (
        <button type="button" disabled={isPending} onClick={loadMore}>
          Load more
        </button>
      )}
    </>
  );
}
