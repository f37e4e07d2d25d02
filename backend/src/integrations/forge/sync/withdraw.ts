import { apiVersion } from '@valora/contracts';
import { stripFeatures, unlinkNeeds, type NeedById } from '../../../features/index.js';
import { forgetServedRows } from '../../../predictions/index.js';
import type { TeamScope } from '../../../platform/index.js';
import { removeSignal } from '../../../signals/index.js';
import { jiraIssues } from './issue-store.js';
import { rawSourceOf } from './keep-raw.js';
import { allows, sharedFields, type Policy } from './policy.js';
import { jiraActor } from './sync-deps.js';

/** Fields that were allowed and are not any more. */
export const withdrawnFields = (before: Policy, after: Policy): string[] =>
  before.fields.filter((field) => allows(before, field) && !allows(after, field));

const featuresOf = async (scope: TeamScope, projectId: string): Promise<string[]> =>
  (await jiraIssues(scope)
    .where({ project_id: projectId })
    .whereRaw('coalesce(feature_id, removed_feature_id) is not null')
    .select(scope.trx.raw('coalesce(feature_id, removed_feature_id) as id'))
    .then((rows: { id: string }[]) => rows.map(({ id }) => id))) as string[];

const forgetLinks = async (scope: TeamScope, projectId: string): Promise<void> => {
  const { rows } = (await scope.trx.raw(
    `with gone as (
       delete from jira_needs n using jira_issues s
       where n.team_id = :teamId and s.team_id = n.team_id and s.issue_id = n.said_by and s.project_id = :projectId
       returning n.issue_id, n.needs_issue_id)
     select a.feature_id as "featureId", b.feature_id as "needsId" from gone
     join jira_issues a on a.team_id = :teamId and a.issue_id = gone.issue_id
     join jira_issues b on b.team_id = :teamId and b.issue_id = gone.needs_issue_id
     where a.feature_id is not null and b.feature_id is not null`,
    { teamId: scope.teamId, projectId },
  )) as { rows: NeedById[] };
  await unlinkNeeds(scope, rows, jiraActor);
};

const forgetComments = async ({ trx, teamId }: TeamScope, projectId: string): Promise<void> => {
  const { rows } = (await trx.raw(
    `select c.signal_id as id from jira_comments c join jira_issues j on j.team_id = c.team_id and j.issue_id = c.issue_id
     where c.team_id = :teamId and j.project_id = :projectId`,
    { teamId, projectId },
  )) as { rows: { id: string }[] };
  for (const { id } of rows) await removeSignal({ trx, teamId }, { id, actor: jiraActor });
};

/** What both sides agreed on, and what they disagree on, holds the values themselves. */
const forgetValues = async (scope: TeamScope, projectId: string, policy: Policy): Promise<void> => {
  const { trx, teamId } = scope;
  const shared = sharedFields(policy);
  await trx.raw(
    `update jira_issues set sent = '{}', agreed = (
       select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(agreed) where key = any(:shared))
     where team_id = :teamId and project_id = :projectId`,
    { teamId, projectId, shared },
  );
  await trx('jira_conflicts as c')
    .where('c.team_id', teamId)
    .whereNotIn('c.field', shared)
    .whereIn(
      'c.issue_id',
      trx('jira_issues').where({ team_id: teamId, project_id: projectId }).select('issue_id'),
    )
    .delete();
};

/**
 * Answers that wait to be repeated quote what they answered with. The keys stay, so that nothing is carried out twice.
 */
const forgetAnswers = async ({ trx, teamId }: TeamScope): Promise<void> => {
  const body = JSON.stringify({
    success: false,
    error: {
      code: 'conflict',
      message:
        'This was carried out already. What it answered was removed when less may leave Jira; load the page again.',
      details: [],
    },
    meta: { timestamp: new Date().toISOString(), version: apiVersion, correlationId: '' },
  });
  await trx('idempotency_keys')
    .where({ team_id: teamId })
    .whereNotNull('status')
    .update({ status: 409, body });
};

/** Features in one statement, and in one event. */
const atOnce = 1_000;

const givesInputs: ReadonlySet<string> = new Set(['storyPoints', 'votes', 'timetracking']);
const textsOf: ReadonlySet<string> = new Set(['summary', 'description', 'labels']);

/**
 * Takes away what may not be here any more: of features, what predictions were made from, of links, logged work, signals,
 * conflicts, and the raw payloads of the project that wait for the lake.
 */
export const withdraw = async (
  scope: TeamScope,
  {
    projectId,
    gone,
    policy,
  }: { readonly projectId: string; readonly gone: readonly string[]; readonly policy: Policy },
): Promise<void> => {
  const { trx, teamId } = scope;
  const has = (field: string): boolean => gone.includes(field);
  const featureIds = await featuresOf(scope, projectId);
  const strip = {
    title: has('summary'),
    description: has('description'),
    labels: has('labels'),
    parent: has('parent'),
    // Which inputs a field of the site’s own gave is not known: all go, and the next reading brings back the allowed ones.
    inputs: gone.some((field) => givesInputs.has(field) || field.startsWith('customfield_')),
  };
  for (let at = 0; at < featureIds.length; at += atOnce) {
    const some = featureIds.slice(at, at + atOnce);
    await stripFeatures(scope, some, { strip, actor: jiraActor, because: 'the data policy of its project' });
    if (gone.some((field) => textsOf.has(field))) await forgetServedRows(scope, some);
    if (!allows(policy, 'timetracking') && !allows(policy, 'worklog'))
      await trx('jira_work').where({ team_id: teamId }).whereIn('feature_id', some).delete();
  }
  if (has('issuelinks')) await forgetLinks(scope, projectId);
  if (has('comment')) await forgetComments(scope, projectId);
  await forgetValues(scope, projectId, policy);
  await forgetAnswers(scope);
  await trx('raw_payloads')
    .where({ team_id: teamId, source: rawSourceOf(projectId) })
    .delete();
};
