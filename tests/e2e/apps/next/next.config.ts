import type { NextConfig } from 'next';

export default {
  cacheComponents: true,
  partialPrefetching: true,
  // The packages of this workspace are TypeScript.
  transpilePackages: ['@shop/graph', '@shop/ui'],
} satisfies NextConfig;
