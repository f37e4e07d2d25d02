import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The board as Custom UI: the resource `board` of manifest.yml. */
export default defineConfig({
  root: at('jira'),
  // Forge serves the resource from a folder of its own choosing.
  base: './',
  resolve: {
    alias: {
      '@valora/contracts': at('../../backend/contracts/src/index.ts'),
      '@valora/board': at('src/index.ts'),
      '@atlaskit/feature-gate-js-client/feature-gates': at(
        '../../backend/web/src/vendor/no-feature-gates.ts',
      ),
    },
  },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'es2023',
    // data: fonts and images are no part of the policy Forge computes for the page.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: {
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
});
