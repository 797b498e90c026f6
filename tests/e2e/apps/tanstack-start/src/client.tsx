import { GraphError } from '@shop/graph';
import { StartClient } from '@tanstack/react-start/client';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';

hydrateRoot(
  document,
  <StrictMode>
    <StartClient />
  </StrictMode>,
  {
    // The page shows what the graph said, so the console need not.
    onCaughtError: (error) => error instanceof GraphError || console.error(error),
  },
);
