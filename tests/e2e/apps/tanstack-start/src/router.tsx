import { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { setupRouterSsrQueryIntegration } from '@tanstack/react-router-ssr-query';
import { Failure } from './graph/Failure';
import { routeTree } from './routeTree.gen';

export function getRouter() {
  // The graph has already repeated what can be repeated.
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createRouter({ routeTree, context: { queryClient }, defaultErrorComponent: Failure, scrollRestoration: true });
  setupRouterSsrQueryIntegration({ router, queryClient });
  return router;
}
