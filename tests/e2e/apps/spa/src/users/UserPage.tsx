import { textOf } from '@shop/graph';
import { Orders, Problem, Profile } from '@shop/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { userDetail } from '../graph/queries';
import { useLiveOrders } from '../orders/useLiveOrders';

/** One user with their orders, which change as they are placed, paid and shipped. */
export function UserPage() {
  const { id = '' } = useParams();
  const { data, error } = useQuery(userDetail(id));
  const user = data?.user;
  useLiveOrders(user?.id);
  return (
    <main>
      <Link to="/">All users</Link>
      {error && <Problem text={error.message} />}
      {user === null && <Problem text={textOf('NOT_FOUND')} />}
      {user && <Profile user={user} />}
      {user && <Orders orders={user.orders?.nodes} />}
    </main>
  );
}
