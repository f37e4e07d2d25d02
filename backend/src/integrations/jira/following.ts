import type { JiraAccount, JiraProject } from './answers.js';
import {
  listPrecomputations,
  setFieldValues,
  updatePrecomputations,
  type FieldValues,
  type JiraPrecomputation,
  type PrecomputationUpdate,
} from './app-data.js';
import { bulkFetchIssues, type BulkFetch, type FetchedIssues } from './bulk-fetch.js';
import { getTask, setIssueProperties, type JiraTask, type PropertyWrite } from './bulk-properties.js';
import {
  getComment,
  listComments,
  listWorklogs,
  type JiraComment,
  type JiraWorklog,
} from './issue-entries.js';
import { updateIssue, type IssueChange } from './issues.js';
import { checkPermissions, type PermissionGrants, type PermissionQuestion } from './permissions.js';
import type { Request } from './request.js';
import { approximateCount } from './search.js';
import { getFields, getProject, getServerInfo, getUser, type JiraField, type JiraSite } from './site.js';

/** What following a site from inside Jira needs: who may what, issues in bulk, and what the app owns there. */
export interface JiraFollowing {
  readonly checkPermissions: (question: PermissionQuestion) => Promise<PermissionGrants>;
  readonly getUser: (accountId: string) => Promise<JiraAccount>;
  readonly serverInfo: () => Promise<JiraSite>;
  readonly getProject: (idOrKey: string) => Promise<JiraProject>;
  readonly getFields: () => Promise<JiraField[]>;
  /** At most 100 issues. */
  readonly bulkFetchIssues: (ask: BulkFetch) => Promise<FetchedIssues>;
  readonly approximateCount: (jql: string) => Promise<number>;
  readonly getComment: (ask: { issueId: string; commentId: string }) => Promise<JiraComment>;
  readonly listComments: (issueId: string) => Promise<JiraComment[]>;
  readonly listWorklogs: (issueId: string) => Promise<JiraWorklog[]>;
  readonly updateIssue: (change: IssueChange) => Promise<void>;
  /** At most 100 issues; answers the task that writes. */
  readonly setIssueProperties: (writes: readonly PropertyWrite[]) => Promise<string>;
  readonly getTask: (taskId: string) => Promise<JiraTask>;
  readonly setFieldValues: (values: FieldValues) => Promise<void>;
  readonly listPrecomputations: (ask?: { functionKey?: string }) => Promise<JiraPrecomputation[]>;
  /** Answers the ids Jira no longer has. */
  readonly updatePrecomputations: (values: readonly PrecomputationUpdate[]) => Promise<string[]>;
}

export const createFollowing = (request: Request): JiraFollowing => ({
  checkPermissions: (question) => checkPermissions(request, question),
  getUser: (accountId) => getUser(request, accountId),
  serverInfo: () => getServerInfo(request),
  getProject: (idOrKey) => getProject(request, idOrKey),
  getFields: () => getFields(request),
  bulkFetchIssues: (ask) => bulkFetchIssues(request, ask),
  approximateCount: (jql) => approximateCount(request, jql),
  getComment: (ask) => getComment(request, ask),
  listComments: (issueId) => listComments(request, issueId),
  listWorklogs: (issueId) => listWorklogs(request, issueId),
  updateIssue: (change) => updateIssue(request, change),
  setIssueProperties: (writes) => setIssueProperties(request, writes),
  getTask: (taskId) => getTask(request, taskId),
  setFieldValues: (values) => setFieldValues(request, values),
  listPrecomputations: (ask) => listPrecomputations(request, ask),
  updatePrecomputations: (values) => updatePrecomputations(request, values),
});
