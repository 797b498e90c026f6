import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type ProxyOptions } from 'vite';

// The page and the graph share one origin, as they would behind a gateway, so the browser needs no CORS.
export default defineConfig(({ mode }) => {
  const { GRAPHBFF_URL = 'http://127.0.0.1:8080' } = loadEnv(mode, '.', 'GRAPHBFF_');
  const proxy: Record<string, ProxyOptions> = {
    '/graphql': {
      target: GRAPHBFF_URL,
      ws: true,
      // If the upstream connection breaks, close the page's response too. Otherwise the page would wait forever.
      configure: (server) => server.on('proxyRes', (answer, _, response) => answer.once('error', () => response.destroy())),
    },
  };
  return {
    plugins: [react()],
    server: { host: '127.0.0.1', proxy },
    preview: { host: '127.0.0.1', proxy },
  };
});
