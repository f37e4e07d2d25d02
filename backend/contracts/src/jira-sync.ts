import { z } from 'zod';
import { paged, pageQuery } from './envelope.js';
import { jiraIssueId, jiraProjectId, policyMode } from './forge.js';
import { id, line, timestamp, version } from './primitives.js';
import { route } from './route.js';

/** What is always read: nothing of it is content. */
export const structuralFields = [
  'project',
  'issuetype',
  'status',
  'created',
  'updated',
  'resolutiondate',
  'security',
] as const;

/** Fields of a Jira issue that may be allowed to leave Jira, one by one. */
export const allowableFields = [
  'summary',
  'description',
  'labels',
  'parent',
  'issuelinks',
  'fixVersions',
  'timetracking',
  'worklog',
  'comment',
  'storyPoints',
  'votes',
] as const;
/** Fields whose values are text people wrote; none of them leaves in numbers-only mode. */
export const textFields = ['summary', 'description', 'labels', 'comment'] as const;

/** Who wins where a two-way field was changed on both sides since they last agreed. */
export const conflictRule = z.enum(['jira', 'valora', 'newest', 'ask']);
export type ConflictRule = z.infer<typeof conflictRule>;

/** Fields that are kept equal in Jira and Valora. */
export const twoWayFields = ['title', 'storyPoints', 'labels', 'mustDo'] as const;
export const twoWayField = z.enum(twoWayFields);
export type TwoWayField = z.infer<typeof twoWayField>;

/** Id of one of the site’s own fields. */
const ownField = /^customfield_[1-9][0-9]{0,9}$/;
const allowedField = z.union([
  z.enum(allowableFields),
  z.string().regex(ownField, 'must be a field’s id such as customfield_10016'),
]);

export const dataPolicyBody = z.strictObject({
  mode: policyMode,
  fields: z
    .array(allowedField)
    .max(100)
    .meta({ description: 'Fields beside the structural ones that may leave Jira' }),
  storyPointsField: z
    .string()
    .regex(ownField)
    .nullable()
    .meta({ description: 'Which field of the site holds story points; found by its name where null' }),
  rules: z.record(twoWayField, conflictRule).meta({ description: 'Per two-way field, who wins' }),
  writeScores: z
    .boolean()
    .meta({ description: 'Whether ROI and rank are written to issue property and ROI field' }),
});
export const dataPolicy = z
  .object({
    ...dataPolicyBody.shape,
    projectId: jiraProjectId,
    projectKey: z.string(),
    version,
    updatedAt: timestamp.nullable(),
    updatedBy: z.string().nullable(),
  })
  .meta({ id: 'DataPolicy' });
export type DataPolicy = z.infer<typeof dataPolicy>;

export const jiraSync = z
  .object({
    id,
    projectId: jiraProjectId,
    projectKey: z.string(),
    kind: z.enum(['full', 'catch_up']),
    state: z.enum(['running', 'waiting', 'done', 'failed']),
    issuesRead: z.int(),
    issuesExpected: z.int().nullable().meta({ description: 'Approximate' }),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    leftOut: z.int().meta({ description: 'Issues with a security level, and rows that could not be read' }),
    problem: z.string().nullable(),
    resumesAt: timestamp.nullable().meta({ description: 'When a waiting sync goes on' }),
    startedAt: timestamp,
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'JiraSync' });
export type JiraSync = z.infer<typeof jiraSync>;

export const syncConflict = z
  .object({
    id,
    featureId: id,
    issueKey: z.string(),
    title: z.string(),
    field: twoWayField,
    jiraValue: z.unknown(),
    valoraValue: z.unknown(),
    detectedAt: timestamp,
    resolvedAt: timestamp.nullable(),
    resolvedBy: z.string().nullable(),
    resolution: z.enum(['jira', 'valora']).nullable(),
  })
  .meta({ id: 'SyncConflict' });
export type SyncConflict = z.infer<typeof syncConflict>;

export const egressEntry = z
  .object({
    id,
    at: timestamp,
    projectKey: z.string().nullable(),
    what: z.string().meta({ description: 'Such as `issues read`, `event received`, `comment read`' }),
    destination: z.string(),
    issues: z.int(),
    fields: z.array(z.string()),
    bytes: z.int(),
    actor: z.string(),
  })
  .meta({ id: 'EgressEntry' });
export type EgressEntry = z.infer<typeof egressEntry>;

const tag = 'jira';
const params = z.object({ projectId: jiraProjectId });

/** Following Jira projects: what is read, what is written, what left Jira. */
export const jiraFollowing = {
  syncs: route({
    method: 'get',
    path: '/jira/syncs',
    operationId: 'listJiraSyncs',
    tag,
    summary: 'Latest syncs of the team’s Jira projects, newest first',
    permission: 'team.read',
    response: z.object({ items: z.array(jiraSync) }),
  }),
  startSync: route({
    method: 'post',
    path: '/jira/projects/{projectId}/sync',
    operationId: 'startJiraSync',
    tag,
    summary: 'Read the whole project again, in the background',
    permission: 'imports.write',
    status: 202,
    params,
    response: jiraSync,
  }),
  policies: route({
    method: 'get',
    path: '/jira/policies',
    operationId: 'listDataPolicies',
    tag,
    summary: 'What of each connected project may leave Jira',
    permission: 'team.read',
    response: z.object({ items: z.array(dataPolicy) }),
  }),
  setPolicy: route({
    method: 'put',
    path: '/jira/projects/{projectId}/policy',
    operationId: 'setDataPolicy',
    tag,
    summary: 'Change what may leave Jira; what may not leave any more is removed here',
    permission: 'team.administer',
    versioned: true,
    params,
    body: dataPolicyBody,
    response: dataPolicy,
  }),
  conflicts: route({
    method: 'get',
    path: '/jira/conflicts',
    operationId: 'listSyncConflicts',
    tag,
    summary: 'Fields changed on both sides, newest first; `open=true` leaves those that wait for a person',
    permission: 'team.read',
    query: z.object({ ...pageQuery, open: z.enum(['true', 'false']).optional() }),
    response: paged(syncConflict),
  }),
  resolveConflict: route({
    method: 'post',
    path: '/jira/conflicts/{id}/resolve',
    operationId: 'resolveSyncConflict',
    tag,
    summary: 'Say whose value holds',
    permission: 'features.write',
    params: z.object({ id }),
    body: z.strictObject({ resolution: z.enum(['jira', 'valora']) }),
    response: syncConflict,
  }),
  egress: route({
    method: 'get',
    path: '/jira/egress',
    operationId: 'listEgress',
    tag,
    summary: 'What left Jira, newest first',
    permission: 'team.administer',
    query: z.object(pageQuery),
    response: paged(egressEntry),
  }),
  recordComment: route({
    method: 'post',
    path: '/jira/issues/{issueId}/comment-signals',
    operationId: 'recordCommentAsSignal',
    tag,
    summary: 'Turn a comment of an issue into a signal of its feature; a comment is recorded once',
    permission: 'signals.write',
    status: 201,
    params: z.object({ issueId: jiraIssueId }),
    body: z.strictObject({ commentId: jiraIssueId, companyName: line(200).nullable().default(null) }),
    response: z.object({ signalId: id }),
  }),
};
