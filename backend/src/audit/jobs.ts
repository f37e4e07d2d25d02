import type { Lake, PeriodicHandler } from '../platform/index.js';
import { writeAnchor } from './anchor.js';
import { appendToChain, findHead } from './append.js';

/** Chains new events and moves the anchor after them. */
export const auditPeriodicHandlers = (deps: { key: Buffer; lake: Lake }): PeriodicHandler[] => [
  {
    name: 'append-audit-chain',
    everyMs: 5_000,
    handle: async ({ teamId, inTeam }) => {
      while ((await inTeam((scope) => appendToChain(scope, deps.key))) > 0);
      const head = await inTeam(findHead);
      if (head !== null) await writeAnchor(deps.lake, teamId, head);
    },
  },
];
