import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { alias, build } from '../../forge-app/board/vite.shared.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Where `npm start` listens by default. */
const backend = 'http://127.0.0.1:4000';

export default defineConfig({
  root: at('.'),
  plugins: [react()],
  resolve: { alias },
  build: { ...build, outDir: at('dist') },
  server: {
    proxy: {
      '/api': backend,
      '/live': { target: backend, ws: true },
    },
  },
});
