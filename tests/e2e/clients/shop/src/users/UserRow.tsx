import { Link } from 'react-router';
import { graphql, readFragment, type FragmentOf } from '../graph/graphql';
import { Avatar } from './Avatar';

export const UserRowFragment = graphql(`
  fragment UserRow on User {
    id
    name
    email
    createdAt
  }
`);

export function UserRow({ user: masked }: { user: FragmentOf<typeof UserRowFragment> }) {
  const user = readFragment(UserRowFragment, masked);
  return (
    <li>
      <Link className="row" to={`/users/${user.id}`}>
        <Avatar name={user.name} />
        <span>
          <strong>{user.name}</strong>
          <small>{user.email}</small>
        </span>
      </Link>
    </li>
  );
}
