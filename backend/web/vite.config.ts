import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Where `npm start` listens by default. */
const backend = 'http://127.0.0.1:4000';

export default defineConfig({
  root: at('.'),
  plugins: [react()],
  resolve: {
    alias: {
      '@valora/contracts': at('../contracts/src/index.ts'),
      '@valora/board': at('../../forge-app/board/src/index.ts'),
      '@atlaskit/feature-gate-js-client/feature-gates': at('src/vendor/no-feature-gates.ts'),
    },
  },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'es2023',
    // data: fonts and images would need a wider Content-Security-Policy than the backend's.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What several pages share comes in two files instead of thirty: browsers open six connections at a time.
          groups: [
            {
              name: 'themes',
              test: /tokens\/dist\/esm\/artifacts\/themes\/atlassian-(light|dark|shape|spacing|typography|motion)\.js$/,
            },
            { name: 'vendor', test: /node_modules/, minShareCount: 2 },
            { name: 'board', test: /(contracts|board)\/src/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': backend,
      '/live': { target: backend, ws: true },
    },
  },
});
