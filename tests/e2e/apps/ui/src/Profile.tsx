import { formatDay } from './format';

type Props = { user: { name: string; email: string; createdAt: string | null } };

export const Profile = ({ user }: Props) => (
  <header>
    <h1>{user.name}</h1>
    <p>
      {user.email}
      {user.createdAt && ` · since ${formatDay(user.createdAt)}`}
    </p>
  </header>
);
