import { defineConfig } from 'vite';
import relay from 'vite-plugin-relay';

// The page and the graph have one origin, as behind a gateway, so that the browser asks for no CORS.
export default defineConfig({
  plugins: [relay],
  preview: { host: '127.0.0.1', proxy: { '/graphql': process.env.GRAPHBFF_URL! } },
});
