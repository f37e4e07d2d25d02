import { z } from 'zod';

/** What is kept in the clear about a Jira connection. */
export const jiraConfig = z.object({
  /** For people: links to issues start here. */
  siteUrl: z.string(),
  /** Base of REST calls: the site itself, or Atlassian’s gateway with OAuth. */
  baseUrl: z.string(),
  email: z.string().nullable(),
  projectKey: z.string().nullable(),
});
export type JiraConfig = z.infer<typeof jiraConfig>;

/** What is kept sealed. */
export const jiraSecrets = z.discriminatedUnion('auth', [
  z.object({ auth: z.literal('api_token'), apiToken: z.string() }),
  z.object({
    auth: z.literal('oauth'),
    accessToken: z.string(),
    refreshToken: z.string(),
    expiresAtMs: z.number(),
    scopes: z.array(z.string()),
  }),
]);
export type JiraSecrets = z.infer<typeof jiraSecrets>;
