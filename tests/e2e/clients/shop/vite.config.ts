import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type ProxyOptions } from 'vite';

// The page and the graph have one origin, as behind a gateway, so that the browser asks for no CORS.
export default defineConfig(({ mode }) => {
  const { GRAPHBFF_URL = 'http://127.0.0.1:8080' } = loadEnv(mode, '.', 'GRAPHBFF_');
  const proxy: Record<string, ProxyOptions> = {
    '/graphql': {
      target: GRAPHBFF_URL,
      ws: true,
      // A stream that breaks off ends for the page too, which would wait for ever otherwise.
      configure: (server) => server.on('proxyRes', (answer, _, response) => answer.once('error', () => response.destroy())),
    },
  };
  return {
    plugins: [react()],
    server: { host: '127.0.0.1', proxy },
    preview: { host: '127.0.0.1', proxy },
  };
});
