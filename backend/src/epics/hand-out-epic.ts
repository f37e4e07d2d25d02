import type { api, Data, EpicState } from '@valora/contracts';
import { conflict, newId, type Actor, type TeamScope } from '../platform/index.js';
import { changeEpic } from './change-epic.js';
import { approve } from './decide-epic.js';
import type { EpicDeps } from './epic-deps.js';
import type { EpicRow } from './epic-row.js';
import { getEpic, getEpicRow } from './epic-store.js';
import { loadProgress, noteSent } from './part-store.js';
import { connected, toAppError } from './resolve-epic.js';
import type { IssueToSend, Tracker } from './tracker.js';

type Answer = Data<typeof api.epics.claim>;

/** How long the person who was given an epic is waited for: longer than any call of Jira’s screens lasts. */
export const holdMs = 60_000;

const mayBeHandedOut = new Set<EpicState>(['awaiting_approval', 'approved', 'failed']);

/** @throws AppError conflict where a person has to decide first */
const isOpen = (epic: EpicRow): boolean => {
  if (epic.state === 'rejected') throw conflict('This epic is rejected.');
  if (epic.state === 'uncertain')
    throw conflict('This epic may or may not exist in Jira. Say which first, on the Valora board.');
  return mayBeHandedOut.has(epic.state);
};

const describe = async (tracker: Tracker, epic: EpicRow): Promise<IssueToSend> => {
  const { projectKey, summary, description } = epic.draft;
  try {
    return await tracker.describeEpic({
      requestId: epic.request_id,
      projectKey,
      epic: { summary, description },
    });
  } catch (error) {
    throw toAppError(error);
  }
};

/** Approves where nobody has yet, and moves on to claimed. */
const advance = async (
  scope: TeamScope,
  epic: EpicRow,
  { actor, now, heldUntil }: { actor: Actor; now: Date; heldUntil: Date },
): Promise<void> => {
  if (epic.state === 'awaiting_approval') await approve(scope, epic, actor);
  await changeEpic(scope, epic, {
    to: 'claimed',
    event: 'epic.claimed',
    actor,
    columns: { claimed_at: epic.claimed_at ?? now, next_try_at: heldUntil },
    facts: { byPerson: true },
  });
};

/**
 * Gives a person the epic to create as themselves: approves and claims it and notes it as sent, all at once, so that
 * nobody is given it twice and no job sends it too. Asks the tracker before any transaction.
 * @throws AppError not_found, conflict where it is rejected or uncertain or no tracker is connected, vendor_failed
 */
export const handOutEpic = async (
  deps: EpicDeps,
  { teamId, id, actor }: { readonly teamId: string; readonly id: string; readonly actor: Actor },
): Promise<Answer> => {
  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => deps.database.inTeam(teamId, work);
  const seen = await inTeam((scope) => getEpicRow(scope, id, { lock: false }));
  if (!isOpen(seen)) return { state: 'in_hand', epic: await inTeam((scope) => getEpic(scope, id)) };
  const issue = await describe(await connected(deps, teamId), seen);
  return inTeam(async (scope): Promise<Answer> => {
    const epic = await getEpicRow(scope, id, { lock: true });
    const mayExist = (await loadProgress(scope, id)).size > 0;
    if (!isOpen(epic) || mayExist) return { state: 'in_hand', epic: await getEpic(scope, id) };
    if (epic.feature_removed_at !== null) throw conflict('The feature was removed.');
    const now = deps.clock.now();
    const heldUntil = new Date(now.getTime() + holdMs);
    const claimId = newId();
    if (!(await noteSent(scope, { epicId: id, part: 0, handedOut: { claimId, heldUntil } })))
      return { state: 'in_hand', epic: await getEpic(scope, id) };
    await advance(scope, epic, { actor, now, heldUntil });
    return {
      state: 'send',
      epic: await getEpic(scope, id),
      claimId,
      issue: { fields: { ...issue.fields }, properties: [...issue.properties] },
    };
  });
};
