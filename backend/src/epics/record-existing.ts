import { conflict, type TeamScope } from '../platform/index.js';
import { changeEpic, type EpicChange } from './change-epic.js';
import type { EpicRow } from './epic-row.js';
import { recordMade } from './part-store.js';
import type { TrackerIssue } from './tracker.js';

export interface ExistingEpic extends Omit<EpicChange, 'to'> {
  readonly issue: TrackerIssue;
  readonly url: string;
}

const assertFree = async (scope: TeamScope, epicId: string, issueKey: string): Promise<void> => {
  const taken = await scope
    .trx('epics')
    .where({ team_id: scope.teamId, jira_key: issueKey })
    .whereNot({ state: 'rejected' })
    .whereNot({ id: epicId })
    .first('id');
  if (taken !== undefined) throw conflict(`${issueKey} is the epic of another feature already.`);
};

/**
 * A person says which issue a locked epic is: notes it and moves on to created.
 * @throws AppError conflict where it is another feature’s
 */
export const recordExisting = async (
  scope: TeamScope,
  epic: EpicRow,
  { issue, url, ...change }: ExistingEpic,
): Promise<void> => {
  await assertFree(scope, epic.id, issue.key);
  await recordMade(scope, { epicId: epic.id, part: 0, issue });
  await changeEpic(scope, epic, {
    ...change,
    to: 'created',
    columns: { ...change.columns, jira_key: issue.key, jira_url: url },
    facts: { ...change.facts, jiraKey: issue.key },
  });
};
