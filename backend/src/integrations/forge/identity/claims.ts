import { jiraIssueId, jiraProjectId } from '@valora/contracts';
import { z } from 'zod';

const someId = z.union([z.string(), z.int()]).transform(String);
const key = z.string().max(300);
const project = z.object({ id: someId.pipe(jiraProjectId), key });
const issue = z.object({ id: someId.pipe(jiraIssueId), key });

/** Parts of a context differ by module and version: what cannot be read is as good as absent. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);

/** What we read of a Forge Invocation Token, once its signature is proved. */
export const invocationClaims = z.object({
  jti: z.string().min(1).max(200),
  exp: z.number(),
  principal: z.string().min(1).max(200).nullish(),
  app: z.object({
    id: z.string(),
    installationId: z.string().min(1).max(300),
    apiBaseUrl: z.string().max(500),
    appVersion: optional(z.string().max(50)),
    environment: z.object({ type: z.enum(['DEVELOPMENT', 'STAGING', 'PRODUCTION']) }),
    module: optional(z.object({ type: z.string().max(100), key: z.string().max(100) })),
  }),
  context: z
    .object({
      cloudId: z.string().nullish(),
      accountId: z.string().nullish(),
      siteUrl: optional(z.url({ protocol: /^https?$/ }).max(500)),
      moduleKey: optional(z.string().max(100)),
      extension: optional(z.object({ project: optional(project), issue: optional(issue) })),
    })
    .nullish(),
});
export type InvocationClaims = z.infer<typeof invocationClaims>;

const platformModules = /^(core:|jira:jqlFunction$)/;

/** Browsers of people send these; they can send any path and body, so the platform’s own routes do not take them. */
export const isFromScreen = ({ app, context }: InvocationClaims): boolean =>
  context != null && !platformModules.test(app.module?.type ?? '');

export interface Site {
  readonly cloudId: string;
  /** Base of REST calls. */
  readonly apiBaseUrl: string;
}

/** The site a token is about; null where its address is not one the backend may call, or the token disagrees with itself. */
export const siteOf = ({ app, context }: InvocationClaims, apiOrigins: readonly string[]): Site | null => {
  if (!URL.canParse(app.apiBaseUrl)) return null;
  const url = new URL(app.apiBaseUrl);
  const cloudId = /^\/ex\/jira\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/.exec(url.pathname)?.[1];
  const isPlain = url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (cloudId === undefined || !isPlain || !apiOrigins.includes(url.origin)) return null;
  if (context?.cloudId != null && context.cloudId !== cloudId) return null;
  return { cloudId, apiBaseUrl: `${url.origin}/ex/jira/${cloudId}` };
};
