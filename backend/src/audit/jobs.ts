import type { Lake, PeriodicHandler } from '../platform/index.js';
import { moveAnchor } from './anchor.js';
import { appendToChain } from './append.js';

/** Chains new events and moves the anchor after them. */
export const auditPeriodicHandlers = (deps: { key: Buffer; lake: Lake }): PeriodicHandler[] => {
  const reported = new Set<string>();
  return [
    {
      name: 'append-audit-chain',
      everyMs: 5_000,
      handle: async ({ teamId, inTeam, log }) => {
        while ((await inTeam((scope) => appendToChain(scope, deps.key))) > 0);
        if (await inTeam((scope) => moveAnchor(scope, deps.lake))) return;
        // Once per team and process: it stays true until somebody has looked into it.
        if (reported.has(teamId)) return;
        reported.add(teamId);
        log.error({ teamId }, 'the audit trail was cut off or replaced; run npm run audit:verify');
      },
    },
  ];
};
