import { systemActor, type TeamScope } from '../platform/index.js';
import { changeEpic } from './change-epic.js';
import type { EpicRow } from './epic-row.js';
import { getEpicRow } from './epic-store.js';
import { findHandedOut, loadProgress } from './part-store.js';
import type { PartProgress } from './tracker.js';

export interface Claim {
  readonly state: 'ours';
  readonly epic: EpicRow;
  readonly claimedAt: Date;
  readonly progress: ReadonlyMap<number, PartProgress>;
}

/** A person was given the epic to create; the job looks for it afterwards. */
export interface Held {
  readonly state: 'held';
  readonly until: Date;
}

/** A job goes on with these; an uncertain one is only looked for, because its part is noted as sent. */
const workable = new Set(['approved', 'claimed', 'created', 'uncertain']);

/** Takes an epic up, or null where there is nothing to do. @throws AppError not_found */
export const claimEpic = async (scope: TeamScope, id: string, now: Date): Promise<Claim | Held | null> => {
  const epic = await getEpicRow(scope, id, { lock: true });
  if (!workable.has(epic.state)) return null;
  const handedOut = await findHandedOut(scope, id);
  if (handedOut !== null && handedOut.heldUntil > now) return { state: 'held', until: handedOut.heldUntil };
  const progress = await loadProgress(scope, id);
  const claimedAt = epic.claimed_at ?? now;
  if (epic.state !== 'approved') return { state: 'ours', epic, claimedAt, progress };
  if (epic.feature_removed_at !== null && progress.size === 0) {
    const problem = 'The feature was removed.';
    await changeEpic(scope, epic, {
      to: 'rejected',
      event: 'epic.rejected',
      actor: systemActor,
      columns: { problem },
      facts: { reason: problem },
    });
    return null;
  }
  await changeEpic(scope, epic, {
    to: 'claimed',
    event: 'epic.claimed',
    actor: systemActor,
    columns: { claimed_at: claimedAt },
  });
  return { state: 'ours', epic: { ...epic, state: 'claimed' }, claimedAt, progress };
};
