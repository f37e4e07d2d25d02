import { z } from 'zod';
import { account, project, type JiraAccount, type JiraProject } from './answers.js';
import { onePoint } from './points.js';
import type { Request } from './request.js';

const site = z.object({
  baseUrl: z.string(),
  serverTitle: z
    .string()
    .nullish()
    .transform((title) => title ?? null),
});
export type JiraSite = z.infer<typeof site>;

const field = z.object({
  id: z.string(),
  /** Of an app's field: `<app id>__<environment>__<module key>`. */
  key: z
    .string()
    .nullish()
    .transform((key) => key ?? null),
  name: z.string(),
  custom: z
    .boolean()
    .nullish()
    .transform((custom) => custom ?? false),
  schema: z
    .object({ type: z.string(), custom: z.string().nullish() })
    .nullish()
    .transform((schema) => ({ type: schema?.type ?? null, custom: schema?.custom ?? null })),
});
export type JiraField = z.infer<typeof field>;

/** The site's own address and title, whatever address it was asked at. Throws JiraError. */
export const getServerInfo = (request: Request): Promise<JiraSite> =>
  request({
    method: 'GET',
    endpoint: '/rest/api/3/serverInfo',
    answer: site,
    repeatable: true,
    points: onePoint,
  });

/** Every field of the site. Throws JiraError. */
export const getFields = (request: Request): Promise<JiraField[]> =>
  request({
    method: 'GET',
    endpoint: '/rest/api/3/field',
    answer: z.array(field),
    repeatable: true,
    points: { most: 301, spent: (fields) => 1 + fields.length },
  });

/** An account by its id. Throws JiraError `not_found` among others. */
export const getUser = (request: Request, accountId: string): Promise<JiraAccount> =>
  request({
    method: 'GET',
    endpoint: '/rest/api/3/user',
    query: { accountId },
    answer: account,
    repeatable: true,
    points: { most: 3, spent: () => 3 },
  });

/** A project by its number or key. Throws JiraError `not_found` among others. */
export const getProject = (request: Request, idOrKey: string): Promise<JiraProject> =>
  request({
    method: 'GET',
    endpoint: '/rest/api/3/project/{project}',
    path: { project: idOrKey },
    answer: project,
    repeatable: true,
    points: { most: 2, spent: () => 2 },
  });
