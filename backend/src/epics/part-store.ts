import { systemActor, type TeamScope } from '../platform/index.js';
import { changeEpic } from './change-epic.js';
import { getEpicRow } from './epic-store.js';
import type { PartJournal, PartProgress, TrackerIssue } from './tracker.js';

interface PartRow {
  part: number;
  state: 'sent' | 'made';
  issue_id: string | null;
  issue_key: string | null;
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

const creatable = new Set(['approved', 'claimed', 'failed', 'uncertain']);

export interface JournalOptions {
  readonly inTeam: <T>(work: (scope: TeamScope) => Promise<T>) => Promise<T>;
  readonly epicId: string;
  readonly urlOf: (key: string) => string;
}

/** Notes in the database, each in a transaction of its own. The epic itself being made also moves its state on. */
export const createPartJournal = ({ inTeam, epicId, urlOf }: JournalOptions): PartJournal => ({
  beginSending: (part) =>
    inTeam(async (scope) => {
      const { trx, teamId } = scope;
      // A run that was overtaken by a person’s decision must not send any more.
      const { state } = await getEpicRow(scope, epicId, { lock: true });
      if (state !== (part === 0 ? 'claimed' : 'created')) return false;
      const noted = await trx('epic_parts')
        .insert({ team_id: teamId, epic_id: epicId, part, state: 'sent' })
        .onConflict(['team_id', 'epic_id', 'part'])
        .ignore()
        .returning('part');
      return noted.length > 0;
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
