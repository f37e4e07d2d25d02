import type { Epic, EpicState } from '@valora/contracts';
import { conflict, type Actor, type TeamScope } from '../platform/index.js';
import { changeEpic } from './change-epic.js';
import type { EpicRow } from './epic-row.js';
import { getEpic, getEpicRow } from './epic-store.js';
import { loadProgress } from './part-store.js';

const words: Record<EpicState, string> = {
  awaiting_approval: 'waits for approval',
  approved: 'is approved',
  claimed: 'is being created',
  created: 'is created',
  linked: 'is created',
  rejected: 'is rejected',
  failed: 'could not be created',
  uncertain: 'may or may not exist in Jira; say which first',
};

const onTheWay = new Set<EpicState>(['approved', 'claimed', 'created', 'linked']);

/** Approves an epic that waits for it and is locked. */
export const approve = (scope: TeamScope, epic: EpicRow, actor: Actor): Promise<void> =>
  changeEpic(scope, epic, {
    to: 'approved',
    event: 'epic.approved',
    actor,
    columns: { decided_by: actor.name },
  });

/**
 * Approves; a job creates it. Approving twice changes nothing.
 * @throws AppError not_found, conflict when it is rejected, failed or uncertain
 */
export const approveEpic = async (
  scope: TeamScope,
  approval: { readonly id: string; readonly actor: Actor },
): Promise<Epic> => {
  const epic = await getEpicRow(scope, approval.id, { lock: true });
  if (epic.state === 'awaiting_approval') await approve(scope, epic, approval.actor);
  else if (!onTheWay.has(epic.state)) throw conflict(`This epic ${words[epic.state]}.`);
  return getEpic(scope, epic.id);
};

/**
 * Rejects what was not created, so that another can be asked for.
 * @throws AppError not_found, conflict when it exists, is being created, or may exist
 */
export const rejectEpic = async (
  scope: TeamScope,
  rejection: { readonly id: string; readonly reason: string; readonly actor: Actor },
): Promise<Epic> => {
  const epic = await getEpicRow(scope, rejection.id, { lock: true });
  const maySomethingExist = (await loadProgress(scope, epic.id)).size > 0;
  const rejectable =
    epic.state === 'awaiting_approval' || epic.state === 'approved' || epic.state === 'failed';
  if (!rejectable || maySomethingExist) throw conflict(`This epic ${words[epic.state]}.`);
  await changeEpic(scope, epic, {
    to: 'rejected',
    event: 'epic.rejected',
    actor: rejection.actor,
    columns: { decided_by: rejection.actor.name, problem: rejection.reason },
    facts: { reason: rejection.reason },
  });
  return getEpic(scope, epic.id);
};
