import { useLayoutEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../graph/graphql';
import { OrderList } from '../orders/OrderList';
import { formatDay } from '../ui/format';
import { Problem } from '../ui/Problem';
import { Avatar } from './Avatar';

const User = graphql(`
  query User($id: ID!) {
    user(id: $id) {
      id
      name
      email
      createdAt
    }
  }
`);

/** One user with their orders. */
export function UserPage() {
  const { id = '' } = useParams();
  const [{ data, error, fetching }] = useQuery({ query: User, variables: { id } });
  const user = data?.user;
  // A user's page starts at the top, wherever the list was scrolled to.
  useLayoutEffect(() => {
    // The braces matter: `scrollTo` now returns a promise in browsers, and React would call an effect's return value as its cleanup.
    window.scrollTo(0, 0);
  }, [id]);
  return (
    <>
      <Link className="back" to="/">
        ← All users
      </Link>
      {error && <Problem error={error} />}
      {!user && fetching && <p className="empty">Loading the user…</p>}
      {!user && !fetching && !error && <p className="empty">There is no such user.</p>}
      {user && (
        <>
          <div className="profile">
            <Avatar name={user.name} />
            <div>
              <h1>{user.name}</h1>
              <p>
                {user.email}
                {user.createdAt && ` · since ${formatDay(user.createdAt)}`}
              </p>
            </div>
          </div>
          <OrderList key={user.id} userId={user.id} />
        </>
      )}
    </>
  );
}
