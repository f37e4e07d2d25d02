import { z } from 'zod';
import { id, line, timestamp, version } from './primitives.js';
import { route } from './route.js';

export const integration = z
  .object({
    id,
    kind: z.enum(['jira']),
    name: z.string().meta({ description: 'Such as the site' }),
    auth: z.enum(['api_token', 'oauth', 'forge']),
    state: z.enum(['connected', 'failing', 'paused']),
    problem: z.string().nullable(),
    projectKey: z.string().nullable().meta({ description: 'Where epics go by default' }),
    lastSyncedAt: timestamp.nullable(),
    createdAt: timestamp,
    version,
  })
  .meta({ id: 'Integration' });
export type Integration = z.infer<typeof integration>;

const params = z.object({ id });
const tag = 'integrations';
const projectKey = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,29}$/, 'must be a Jira project key such as PROJ')
  .nullable()
  .default(null);

export const integrations = {
  list: route({
    method: 'get',
    path: '/integrations',
    operationId: 'listIntegrations',
    tag,
    summary: 'Connections of the team',
    permission: 'team.read',
    response: z.object({
      items: z.array(integration),
      oauthAvailable: z.boolean().meta({ description: 'Whether an OAuth app is configured' }),
    }),
  }),
  connectJira: route({
    method: 'post',
    path: '/integrations/jira',
    operationId: 'connectJira',
    tag,
    summary: 'Connect Jira Cloud by site, e-mail and API token; checked before it is kept',
    permission: 'team.administer',
    status: 201,
    body: z.strictObject({
      siteUrl: z
        .url({
          protocol: /^https?$/,
          error: 'must be the address of a Jira site, such as https://example.atlassian.net',
        })
        .max(300),
      email: z.email().max(254),
      apiToken: z.string().min(1).max(2000),
      projectKey,
    }),
    response: integration,
  }),
  startJiraOAuth: route({
    method: 'post',
    path: '/integrations/jira/oauth',
    operationId: 'startJiraOAuth',
    tag,
    summary: 'Start OAuth 2.0 (3LO); the browser goes on at authorizeUrl',
    permission: 'team.administer',
    response: z.object({ authorizeUrl: z.string() }),
  }),
  finishJiraOAuth: route({
    method: 'post',
    path: '/integrations/jira/oauth/callback',
    operationId: 'finishJiraOAuth',
    tag,
    summary: 'Finish OAuth with the code Atlassian handed to the browser',
    permission: 'team.administer',
    status: 201,
    body: z.strictObject({ code: z.string().min(1).max(4000), state: z.string().min(10).max(500) }),
    response: integration,
  }),
  update: route({
    method: 'put',
    path: '/integrations/{id}',
    operationId: 'updateIntegration',
    tag,
    summary: 'Pause, resume or choose the project',
    permission: 'team.administer',
    versioned: true,
    params,
    body: z.strictObject({ paused: z.boolean(), projectKey }),
    response: integration,
  }),
  remove: route({
    method: 'delete',
    path: '/integrations/{id}',
    operationId: 'removeIntegration',
    tag,
    summary: 'Disconnect and forget its secrets',
    permission: 'team.administer',
    params,
    response: z.object({ removed: z.literal(true) }),
  }),
  test: route({
    method: 'post',
    path: '/integrations/{id}/test',
    operationId: 'testIntegration',
    tag,
    summary: 'Ask the vendor who we are',
    permission: 'team.administer',
    params,
    readOnly: true,
    response: z.object({ ok: z.boolean(), message: z.string() }),
  }),
  sync: route({
    method: 'post',
    path: '/integrations/{id}/sync',
    operationId: 'syncIntegration',
    tag,
    summary: 'Fetch issues by JQL; they go in as an import, in the background',
    permission: 'imports.write',
    status: 202,
    params,
    body: z.strictObject({ jql: line(2000).optional() }),
    response: z.object({ importId: id }),
  }),
};
