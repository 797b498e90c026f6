import { Problem } from '@shop/ui';
import { Suspense } from 'react';
import { authorization } from '../graph/ask';
import { problemOf } from '../graph/problemOf';
import { CreateUserForm } from '../users/CreateUserForm';
import { UserList } from '../users/UserList';
import { userPage } from '../users/userPage';

export default function UsersPage() {
  return (
    <main>
      <h1>Users</h1>
      <CreateUserForm />
      <Suspense fallback={<p>Loading users…</p>}>
        <Users />
      </Suspense>
    </main>
  );
}

async function Users() {
  const caller = await authorization();
  const first = await userPage(null, caller).catch(problemOf);
  return typeof first === 'string' ? <Problem text={first} /> : <UserList first={first} />;
}
