import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// The page and the graph have different origins, so the browser asks the graph by CORS.
export default defineConfig({
  envPrefix: 'GRAPHBFF_',
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  preview: { host: '127.0.0.1' },
});
