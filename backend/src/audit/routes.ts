import { api } from '@valora/contracts';
import { handle, type Lake, type MountedRoute } from '../platform/index.js';
import { appendToChain } from './append.js';
import { listAudit } from './list.js';
import { verifyTeam } from './verify.js';

export const auditRoutes = (deps: { key: Buffer; lake: Lake }): MountedRoute[] => [
  handle(api.identity.audit, async ({ scope, query }) => {
    // What just happened is in the answer, even when the job has not come by yet.
    await appendToChain(scope, deps.key);
    return listAudit(scope, query);
  }),
  handle(api.identity.verifyAudit, async ({ scope }) => {
    await appendToChain(scope, deps.key);
    const verdict = await verifyTeam(scope, deps);
    return {
      intact: verdict.intact,
      entries: verdict.entries,
      head: verdict.head?.toString('hex') ?? null,
      firstBadSeq: verdict.intact ? null : verdict.firstBadSeq,
      problem: verdict.intact ? null : verdict.problem,
    };
  }),
];
