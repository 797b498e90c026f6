import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type ProxyOptions } from 'vite';

// The page and the graph share one origin, as they do behind a gateway.
export default defineConfig(({ mode }) => {
  const { GRAPHBFF_URL = 'http://127.0.0.1:8080', PORT } = loadEnv(mode, '.', ['GRAPHBFF_', 'PORT']);
  const proxy: Record<string, ProxyOptions> = {
    '/graphql': {
      target: GRAPHBFF_URL,
      // If the stream from the graph breaks, end that to the page too, so that the page opens a new one.
      configure: (server) => server.on('proxyRes', (answer, _, response) => answer.once('error', () => response.destroy())),
    },
  };
  return { plugins: [react()], server: { proxy }, preview: { proxy, host: '127.0.0.1', port: Number(PORT) } };
});
