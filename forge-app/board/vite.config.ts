import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { alias, build } from './vite.shared.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The board as Custom UI: the resource `board` of manifest.yml. */
export default defineConfig({
  root: at('jira'),
  // Forge serves the resource from a folder of its own choosing.
  base: './',
  resolve: { alias },
  build: { ...build, outDir: at('dist') },
});
