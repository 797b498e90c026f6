'use client';

import { Problem } from '@shop/ui';
import Link from 'next/link';
import { useState, useTransition } from 'react';
import { moreUsers } from './actions';
import type { UserPage } from './userPage';

/** The users of the first page, and of those that the user asks for. */
export function UserList({ first }: { first: UserPage }) {
  const [{ nodes, next }, setUsers] = useState(first);
  const [problem, setProblem] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const loadMore = (after: string) =>
    startTransition(async () => {
      const page = await moreUsers(after);
      if ('problem' in page) {
        setProblem(page.problem);
      } else {
        setProblem(undefined);
        setUsers(({ nodes }) => ({ nodes: [...nodes, ...page.nodes], next: page.next }));
      }
    });
  return (
    <>
      <ul aria-label="Users">
        {nodes.map(({ id, name, email }) => (
          <li key={id}>
            <Link href={`/users/${id}`}>{name}</Link>
            <small>{email}</small>
          </li>
        ))}
      </ul>
      {problem && <Problem text={problem} />}
      {next && (
        <button type="button" disabled={isPending} onClick={() => loadMore(next)}>
          Load more
        </button>
      )}
    </>
  );
}
