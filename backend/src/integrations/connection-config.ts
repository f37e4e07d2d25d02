import { z } from 'zod';

/** What is kept in the clear about a Jira connection. */
export const jiraConfig = z.object({
  /** For people: links to issues start here. */
  siteUrl: z.string(),
  /** Base of REST calls: the site itself, or Atlassian’s gateway with OAuth. */
  baseUrl: z.string(),
  email: z.string().nullable(),
  projectKey: z.string().nullable(),
  /** The installation of the Forge app whose token is used; null with other credentials. */
  installationId: z.string().nullable().default(null),
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
  /** The platform hands its tokens out; they are kept by installation. */
  z.object({ auth: z.literal('forge') }),
]);
export type JiraSecrets = z.infer<typeof jiraSecrets>;
