import { attachSignal, findFeature } from '../../../features/index.js';
import { adfToText, cleanText } from '../../../imports/index.js';
import {
  AppError,
  forbidden,
  invalidInput,
  notFound,
  type Actor,
  type TeamScope,
} from '../../../platform/index.js';
import { getSignal, recordSignals, removeSignal, updateSignal } from '../../../signals/index.js';
import { asAppError } from '../../jira-problems.js';
import { isJiraError, type JiraComment } from '../../jira/index.js';
import type { OpenConnection } from '../../jira-clients.js';
import { logEgress } from './egress-log.js';
import { jiraIssues } from './issue-store.js';
import { keepRaw } from './keep-raw.js';
import { lockPolicy } from './policy-lock.js';
import { allows } from './policy.js';
import { jiraActor, type SyncDeps } from './sync-deps.js';
import { getTeamProject, type TeamProject } from './team-projects.js';

const maxText = 20_000;

interface CommentedIssue {
  readonly issueId: string;
  readonly issueKey: string;
  readonly featureId: string | null;
  readonly project: TeamProject;
}

const findIssue = async (scope: TeamScope, issueId: string): Promise<CommentedIssue> => {
  const row = (await jiraIssues(scope)
    .where({ issue_id: issueId })
    .first('issue_key', 'feature_id', 'project_id')) as
    { issue_key: string; feature_id: string | null; project_id: string } | undefined;
  if (row === undefined) throw notFound('issue');
  const project = await getTeamProject(scope, row.project_id);
  return { issueId, issueKey: row.issue_key, featureId: row.feature_id, project };
};

/** @throws AppError forbidden where comments of the project may not leave Jira */
const assertAllowed = async (scope: TeamScope, { project }: CommentedIssue): Promise<void> => {
  if (!allows(await lockPolicy(scope, project.projectId, 'shared'), 'comment'))
    throw forbidden(
      `The data policy of ${project.projectKey} does not let comments leave Jira; an admin of the team can allow “comment” there.`,
    );
};

/** Plain text, shortened before it is cleaned: a cut may leave half a surrogate pair. */
const textOf = ({ body }: JiraComment): string => {
  const text = typeof body === 'string' ? body : adfToText(body);
  return cleanText(text.trim().slice(0, maxText)).text.trim();
};

const openJira = async (deps: SyncDeps, teamId: string): Promise<OpenConnection> => {
  const connection = await deps.clients.open(teamId);
  if (connection === null)
    throw new AppError('conflict', 'The team’s connection to Jira is paused; resume it first.');
  return connection;
};

const note = async (
  deps: SyncDeps,
  scope: TeamScope,
  entry: { issue: CommentedIssue; text: string; actor: Actor },
) => {
  const { issue, text, actor } = entry;
  const { projectId, projectKey } = issue.project;
  await keepRaw(scope, { projectId, payload: { issueId: issue.issueId, comment: text } });
  await logEgress(scope, deps, {
    project: { id: projectId, key: projectKey },
    what: 'comment read',
    issues: 1,
    fields: ['comment'],
    bytes: Buffer.byteLength(text),
    actor: actor.name,
  });
};

export interface RecordComment {
  readonly teamId: string;
  readonly issueId: string;
  readonly commentId: string;
  readonly companyName: string | null;
  readonly actor: Actor;
}

/**
 * Makes a comment a signal of its issue’s feature, once. The comment is read as the app: what only a role or group sees
 * stays in Jira.
 * @throws AppError not_found, forbidden by the data policy, invalid_input for a comment that is not there, conflict,
 * vendor_failed
 */
export const recordComment = async (
  deps: SyncDeps,
  request: RecordComment,
): Promise<{ signalId: string }> => {
  const { teamId, issueId, commentId, companyName, actor } = request;
  const issue = await deps.database.inTeam(teamId, async (scope) => {
    const found = await findIssue(scope, issueId);
    await assertAllowed(scope, found);
    return found;
  });
  const { client, config } = await openJira(deps, teamId);
  const comment = await client.getComment({ issueId, commentId }).catch((error: unknown) => {
    if (isJiraError(error) && error.kind === 'not_found')
      throw invalidInput('body.commentId', 'is no comment of this issue that Valora may see');
    throw asAppError(error);
  });
  if (comment.isRestricted)
    throw invalidInput('body.commentId', 'is visible to a role or group alone: such comments stay in Jira');
  const text = textOf(comment);
  if (text === '') throw invalidInput('body.commentId', 'is a comment without text');
  return deps.database.inTeam(teamId, async (scope) => {
    await assertAllowed(scope, issue);
    if (issue.featureId === null || (await findFeature(scope, issue.featureId)) === null)
      throw notFound('feature of this issue');
    await note(deps, scope, { issue, text, actor });
    const [recorded] = await recordSignals(scope, {
      actor,
      signals: [
        {
          text,
          source: 'jira',
          permalink: `${config.siteUrl}/browse/${issue.issueKey}?focusedCommentId=${commentId}`,
          author: comment.author?.displayName ?? null,
          companyName,
          externalId: `comment-${commentId}`,
          occurredAt: new Date(comment.created ?? deps.clock.now()),
          sentiment: null,
          intent: null,
          urgency: null,
        },
      ],
    });
    if (recorded === undefined) throw new Error('One comment went in and no signal came out');
    await scope
      .trx('jira_comments')
      .insert({ team_id: teamId, comment_id: commentId, issue_id: issueId, signal_id: recorded.id })
      .onConflict()
      .ignore();
    await attachSignal(scope, { featureId: issue.featureId, signalId: recorded.id, actor });
    return { signalId: recorded.id };
  });
};

interface Recorded {
  readonly issueId: string;
  readonly signalId: string;
}

const findRecorded = async ({ trx, teamId }: TeamScope, commentId: string): Promise<Recorded | null> =>
  ((await trx('jira_comments')
    .where({ team_id: teamId, comment_id: commentId })
    .first('issue_id as issueId', 'signal_id as signalId')) as Recorded | undefined) ?? null;

const readAgain = async (
  deps: SyncDeps,
  { teamId, issueId, commentId }: { teamId: string; issueId: string; commentId: string },
): Promise<string | null> => {
  const { client } = await openJira(deps, teamId);
  try {
    const comment = await client.getComment({ issueId, commentId });
    return comment.isRestricted ? null : textOf(comment);
  } catch (error) {
    if (isJiraError(error) && error.kind === 'not_found') return null;
    throw error;
  }
};

/** Follows a comment that became a signal: its text is Jira’s, and where it is gone or hidden the signal goes too. */
export const refreshComment = async (
  deps: SyncDeps,
  { teamId, commentId }: { readonly teamId: string; readonly commentId: string },
): Promise<void> => {
  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => deps.database.inTeam(teamId, work);
  const recorded = await inTeam((scope) => findRecorded(scope, commentId));
  if (recorded === null) return;
  const { issueId, signalId } = recorded;
  const issue = await inTeam((scope) => findIssue(scope, issueId));
  const text = await readAgain(deps, { teamId, issueId, commentId });
  await inTeam(async (scope) => {
    await assertAllowed(scope, issue);
    if (text === null || text === '') return removeSignal(scope, { id: signalId, actor: jiraActor });
    await note(deps, scope, { issue, text, actor: jiraActor });
    const signal = await getSignal(scope, signalId);
    if (signal.text === text) return;
    const { permalink, author, sentiment, intent, urgency, company } = signal;
    const companyName = company?.name ?? null;
    await updateSignal(scope, {
      id: signalId,
      details: { text, permalink, author, sentiment, intent, urgency, companyName },
      expectedVersion: signal.version,
      actor: jiraActor,
    });
  });
};
