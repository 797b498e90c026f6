import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes } from 'react-router';
import { Provider } from 'urql';
import { client } from './graph/client';
import './colours.css';
import './style.css';
import { UserPage } from './users/UserPage';
import { UsersPage } from './users/UsersPage';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Provider value={client}>
      <BrowserRouter>
        <header className="bar">
          <Link to="/">
            <img src="/icon.svg" alt="" /> Shop
          </Link>
        </header>
        <main>
          <Routes>
            <Route path="/" element={<UsersPage />} />
            <Route path="/users/:id" element={<UserPage />} />
            <Route path="*" element={<p className="empty">There is nothing here.</p>} />
          </Routes>
        </main>
      </BrowserRouter>
    </Provider>
  </StrictMode>,
);
