import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RelayEnvironmentProvider } from 'react-relay';
import { environment } from './graph/environment';
import { UserPage } from './users/UserPage';
import { UsersPage } from './users/UsersPage';

const user = decodeURIComponent(window.location.pathname.slice(1));

createRoot(document.getElementById('root')!).render(
  <RelayEnvironmentProvider environment={environment}>
    <Suspense fallback="Loading…">{user ? <UserPage id={user} /> : <UsersPage />}</Suspense>
  </RelayEnvironmentProvider>,
);
