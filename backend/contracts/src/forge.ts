import { z } from 'zod';
import { currency, id, line, timestamp } from './primitives.js';
import { route } from './route.js';

const jiraNumber = /^[1-9][0-9]{0,17}$/;
/** A Jira project as Jira numbers it, such as `10001`. */
export const jiraProjectId = z
  .string()
  .regex(jiraNumber, 'must be the number of a Jira project, such as 10001')
  .meta({ description: 'Number of a Jira project', example: '10001' });
export const jiraIssueId = z
  .string()
  .regex(jiraNumber, 'must be the number of a Jira issue, such as 10042')
  .meta({ description: 'Number of a Jira issue', example: '10042' });

export const policyMode = z.enum(['allowed_fields', 'numbers_only']).meta({
  description:
    '`numbers_only`: no text of an issue leaves Jira, nor links, parents and versions, with which Jira sends texts along; the models use numbers alone',
});
export type PolicyMode = z.infer<typeof policyMode>;

export const connectedProject = z
  .object({
    projectId: jiraProjectId,
    projectKey: z.string(),
    projectName: z.string(),
    team: z.object({ id, name: z.string() }),
    connectedAt: timestamp,
  })
  .meta({ id: 'ConnectedProject' });
export type ConnectedProject = z.infer<typeof connectedProject>;

/** What a Jira admin sees of the app on their site. */
export const forgeInstallation = z
  .object({
    siteUrl: z.string().nullable(),
    environment: z.enum(['DEVELOPMENT', 'STAGING', 'PRODUCTION']),
    appVersion: z.string().nullable(),
    installedAt: timestamp,
    state: z.enum(['active', 'uninstalled']),
    purgeAt: timestamp
      .nullable()
      .meta({ description: 'When the data is removed for good, once uninstalled' }),
    region: z.string().meta({ description: 'Where this backend keeps data, as its operator states it' }),
    backendUrl: z.string(),
    roiFieldId: z
      .string()
      .nullable()
      .meta({ description: 'Field of the site that shows the ROI; null until it was found' }),
    tokenExpiresAt: timestamp
      .nullable()
      .meta({ description: 'Until when the backend can ask Jira by itself; null where it cannot' }),
    points: z.object({
      spent: z.int(),
      limit: z.int(),
      resetsAt: timestamp,
    }),
    projects: z.array(connectedProject),
    teams: z
      .array(z.object({ id, name: z.string() }))
      .meta({ description: 'Teams a further project may join' }),
  })
  .meta({ id: 'ForgeInstallation' });
export type ForgeInstallation = z.infer<typeof forgeInstallation>;

const tag = 'forge';
/** What Atlassian’s platform sends differs by event and version: parsed where it is used. */
const platformBody = z.record(z.string(), z.unknown());
const accepted = z.object({ accepted: z.literal(true) });

/** Calls of Atlassian’s platform and of the app inside Jira that belong to no team yet. */
export const forge = {
  lifecycle: route({
    method: 'post',
    path: '/forge/lifecycle',
    operationId: 'receiveForgeLifecycle',
    tag,
    summary: 'The app was installed, upgraded or uninstalled on a site',
    permission: 'jira',
    body: platformBody,
    response: accepted,
  }),
  events: route({
    method: 'post',
    path: '/forge/events',
    operationId: 'receiveForgeEvent',
    tag,
    summary: 'Something happened in Jira; a repeated event is taken once',
    permission: 'jira',
    body: platformBody,
    response: accepted,
  }),
  schedule: route({
    method: 'post',
    path: '/forge/schedule',
    operationId: 'receiveForgeSchedule',
    tag,
    summary: 'The platform’s clock: keeps the system token fresh and starts what is due',
    permission: 'jira',
    body: platformBody,
    response: accepted,
  }),
  jql: route({
    method: 'post',
    path: '/forge/jql',
    operationId: 'resolveJqlFunction',
    tag,
    summary: 'JQL behind `issue in valoraTop(n[, project])`',
    permission: 'jira',
    bare: true,
    body: platformBody,
    response: z.union([z.object({ jql: z.string() }), z.object({ error: z.string() })]),
  }),
  explainAction: route({
    method: 'post',
    path: '/forge/explain',
    operationId: 'explainIssueForAction',
    tag,
    summary:
      'Prediction and rank of an issue for automation rules and the agent; the app asked Jira as the person first',
    permission: 'jira',
    body: z.strictObject({ issueId: jiraIssueId, predict: z.boolean().default(false) }),
    response: z.object({
      issueKey: z.string(),
      roiPercent: z.int().nullable(),
      roiLowPercent: z.int().nullable(),
      roiHighPercent: z.int().nullable(),
      rank: z.int().nullable(),
      rankLow: z.int().nullable(),
      rankHigh: z.int().nullable(),
      rankedCount: z.int(),
      effortDays: z.number().nullable(),
      confidencePercent: z.int().nullable(),
      explanation: z.string().meta({ description: 'In sentences' }),
    }),
  }),
  changes: route({
    method: 'post',
    path: '/forge/changes',
    operationId: 'takeForgeChanges',
    tag,
    summary: 'Live hints that wait for this site; each is handed out once',
    permission: 'jira',
    body: z.strictObject({}),
    response: z.object({
      changes: z.array(
        z.object({
          projectId: jiraProjectId,
          names: z.array(z.string()),
          featureIds: z.array(id),
          issueIds: z.array(jiraIssueId),
          at: timestamp,
        }),
      ),
    }),
  }),
  poke: route({
    method: 'put',
    path: '/forge/poke-url',
    operationId: 'setForgePokeUrl',
    tag,
    summary: 'Where the backend asks the app to fetch waiting changes',
    permission: 'jira',
    body: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
    response: accepted,
  }),
  installation: route({
    method: 'get',
    path: '/forge/installation',
    operationId: 'getForgeInstallation',
    tag,
    summary: 'The app on this site, for Jira admins',
    permission: 'jira',
    response: forgeInstallation,
  }),
  connectProject: route({
    method: 'put',
    path: '/forge/projects/{projectId}',
    operationId: 'connectJiraProject',
    tag,
    summary: 'Connect a project to a team: a new one, or one that another project of the site has',
    permission: 'jira',
    params: z.object({ projectId: jiraProjectId }),
    body: z.strictObject({
      teamId: id.nullable().default(null).meta({ description: 'Null makes a team' }),
      teamName: line(100).optional(),
      currency: currency.default('EUR'),
      mode: policyMode.default('allowed_fields').meta({
        description:
          'What may leave Jira, from the first reading on; a team that let only numbers out of this project before keeps to it',
      }),
    }),
    response: connectedProject,
  }),
  disconnectProject: route({
    method: 'delete',
    path: '/forge/projects/{projectId}',
    operationId: 'disconnectJiraProject',
    tag,
    summary: 'Stop following a project; the team keeps what it has',
    permission: 'jira',
    params: z.object({ projectId: jiraProjectId }),
    response: z.object({ removed: z.literal(true) }),
  }),
  settingsLink: route({
    method: 'post',
    path: '/forge/settings-link',
    operationId: 'makeForgeSettingsLink',
    tag,
    summary: 'A one-time link that signs the Jira admin in to the standalone settings page',
    permission: 'jira',
    body: z.strictObject({ teamId: id }),
    response: z.object({ url: z.string(), expiresAt: timestamp }),
  }),
};
