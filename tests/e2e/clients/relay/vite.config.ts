import { defineConfig } from 'vite';
import relay from 'vite-plugin-relay';

// The page and the graph share one origin, as they would behind a gateway, so the browser needs no CORS.
export default defineConfig({
  plugins: [relay],
  preview: { host: '127.0.0.1', proxy: { '/graphql': process.env.GRAPHBFF_URL! } },
});
