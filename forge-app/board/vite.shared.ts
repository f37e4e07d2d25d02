import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What both kinds of pages are made of: those inside Jira and those the backend serves. */
export const alias: Readonly<Record<string, string>> = {
  '@valora/contracts': at('../../backend/contracts/src/index.ts'),
  '@valora/board': at('src/index.ts'),
  '@atlaskit/feature-gate-js-client/feature-gates': at('../../backend/web/src/vendor/no-feature-gates.ts'),
};

/** How both are built. */
export const build: BuildOptions = {
  emptyOutDir: true,
  target: 'es2023',
  // data: fonts and images are allowed neither by the backend's Content-Security-Policy nor by the one Forge computes.
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
};
