import type { EpicState } from '@valora/contracts';
import { systemActor, type TeamScope } from '../platform/index.js';
import { changeEpic } from './change-epic.js';
import { getEpicRow } from './epic-store.js';
import type { PartJournal, PartProgress, TrackerIssue } from './tracker.js';

interface PartRow {
  part: number;
  state: 'sent' | 'made';
  issue_id: string | null;
  issue_key: string | null;
  claim_id: string | null;
  held_until: Date | null;
}

/** A person was given the epic to send, and is waited for. */
export interface HandedOut {
  readonly claimId: string;
  readonly heldUntil: Date;
}

/** How far the tracker got with an epic. */
export const loadProgress = async (
  { trx, teamId }: TeamScope,
  epicId: string,
): Promise<Map<number, PartProgress>> => {
  const rows = (await trx('epic_parts').where({ team_id: teamId, epic_id: epicId })) as PartRow[];
  return new Map(
    rows.map(({ part, issue_id: id, issue_key: key }) => [
      part,
      id === null || key === null ? { state: 'sent' } : { state: 'made', issue: { id, key } },
    ]),
  );
};

/**
 * Notes that a part is about to be sent, by a person where it was handed out. False where somebody noted it before: it may
 * have been sent.
 */
export const noteSent = async (
  { trx, teamId }: TeamScope,
  { epicId, part, handedOut }: { epicId: string; part: number; handedOut?: HandedOut },
): Promise<boolean> => {
  const noted = await trx('epic_parts')
    .insert({
      team_id: teamId,
      epic_id: epicId,
      part,
      state: 'sent',
      claim_id: handedOut?.claimId ?? null,
      held_until: handedOut?.heldUntil ?? null,
    })
    .onConflict(['team_id', 'epic_id', 'part'])
    .ignore()
    .returning('part');
  return noted.length > 0;
};

/** The claim whose outcome is still open, or null. */
export const findHandedOut = async (
  { trx, teamId }: TeamScope,
  epicId: string,
): Promise<HandedOut | null> => {
  const row = (await trx('epic_parts')
    .where({ team_id: teamId, epic_id: epicId, part: 0, state: 'sent' })
    .first()) as PartRow | undefined;
  if (row === undefined || row.claim_id === null || row.held_until === null) return null;
  return { claimId: row.claim_id, heldUntil: row.held_until };
};

/** Whoever was given the epic is no longer waited for. */
export const endHold = async ({ trx, teamId }: TeamScope, epicId: string, endedAt: Date): Promise<void> => {
  await trx('epic_parts')
    .where({ team_id: teamId, epic_id: epicId, part: 0, state: 'sent' })
    .update({ held_until: endedAt });
};

export const recordMade = async (
  { trx, teamId }: TeamScope,
  made: { readonly epicId: string; readonly part: number; readonly issue: TrackerIssue },
): Promise<void> => {
  const { epicId, part, issue } = made;
  await trx('epic_parts')
    .insert({
      team_id: teamId,
      epic_id: epicId,
      part,
      state: 'made',
      issue_id: issue.id,
      issue_key: issue.key,
    })
    .onConflict(['team_id', 'epic_id', 'part'])
    .merge({ state: 'made', issue_id: issue.id, issue_key: issue.key, updated_at: trx.fn.now() });
};

/** Forgets that a part may have been sent; one that was made stays. */
export const forgetSent = async ({ trx, teamId }: TeamScope, epicId: string, part: number): Promise<void> => {
  await trx('epic_parts').where({ team_id: teamId, epic_id: epicId, part, state: 'sent' }).delete();
};

/** States of an epic that is not there yet, or not known to be. */
export const creatable: ReadonlySet<EpicState> = new Set(['approved', 'claimed', 'failed', 'uncertain']);

export interface JournalOptions {
  readonly inTeam: <T>(work: (scope: TeamScope) => Promise<T>) => Promise<T>;
  readonly epicId: string;
  readonly urlOf: (key: string) => string;
}

/** Notes in the database, each in a transaction of its own. The epic itself being made also moves its state on. */
export const createPartJournal = ({ inTeam, epicId, urlOf }: JournalOptions): PartJournal => ({
  beginSending: (part) =>
    inTeam(async (scope) => {
      // A run that was overtaken by a person’s decision must not send any more.
      const { state } = await getEpicRow(scope, epicId, { lock: true });
      if (state !== (part === 0 ? 'claimed' : 'created')) return false;
      return noteSent(scope, { epicId, part });
    }),
  notSent: (part) => inTeam((scope) => forgetSent(scope, epicId, part)),
  made: (part, issue) =>
    inTeam(async (scope) => {
      await recordMade(scope, { epicId, part, issue });
      if (part > 0) return;
      const epic = await getEpicRow(scope, epicId, { lock: true });
      if (!creatable.has(epic.state)) return;
      await changeEpic(scope, epic, {
        to: 'created',
        event: 'epic.created',
        actor: systemActor,
        columns: { jira_key: issue.key, jira_url: urlOf(issue.key) },
        facts: { jiraKey: issue.key },
      });
    }),
});
