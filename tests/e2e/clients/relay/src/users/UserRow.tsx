import { graphql, useFragment } from 'react-relay';
import type { UserRow_user$key } from './__generated__/UserRow_user.graphql';

export function UserRow({ user: key }: { user: UserRow_user$key }) {
  const user = useFragment(
    graphql`
      fragment UserRow_user on User {
        name
        email
      }
    `,
    key,
  );
  return (
    <li>
      {user.name} {user.email}
    </li>
  );
}
