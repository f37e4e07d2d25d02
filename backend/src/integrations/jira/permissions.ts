import { z } from 'zod';
import type { Request } from './request.js';

/** Jira takes at most this many projects in one question. */
const maxProjects = 1_000;

export interface PermissionQuestion {
  /** Whose permissions; the account of the credentials where absent. Only apps and administrators may name another. */
  readonly accountId?: string;
  /** Such as ADMINISTER. */
  readonly global?: readonly string[];
  /** Such as BROWSE_PROJECTS, asked for every project below. */
  readonly permissions?: readonly string[];
  /** Numbers of projects. */
  readonly projectIds?: readonly string[];
}

export interface PermissionGrants {
  readonly global: readonly string[];
  /** Permission → numbers of the projects where it is held; a project that is not seen is in none. */
  readonly projects: Readonly<Record<string, readonly string[]>>;
}

const grants = z.object({
  globalPermissions: z.array(z.string()),
  projectPermissions: z.array(z.object({ permission: z.string(), projects: z.array(z.int()) })),
});

const ask = (request: Request, question: PermissionQuestion): Promise<z.infer<typeof grants>> => {
  const { accountId, global = [], permissions = [], projectIds = [] } = question;
  const perProject = permissions.length > 0 && projectIds.length > 0;
  return request({
    method: 'POST',
    endpoint: '/rest/api/3/permissions/check',
    body: {
      ...(accountId === undefined ? {} : { accountId }),
      globalPermissions: global,
      // Jira refuses a list without a permission in it.
      ...(perProject ? { projectPermissions: [{ permissions, projects: projectIds.map(Number) }] } : {}),
    },
    answer: grants,
    repeatable: true,
    points: { most: 1 + projectIds.length, spent: () => 1 + projectIds.length },
  });
};

/** What an account may do, globally and in these projects, in one request per 1,000 projects. Throws JiraError. */
export const checkPermissions = async (
  request: Request,
  question: PermissionQuestion,
): Promise<PermissionGrants> => {
  const projectIds = question.projectIds ?? [];
  const held = new Map((question.permissions ?? []).map((permission) => [permission, new Set<string>()]));
  const global = new Set<string>();
  let start = 0;
  do {
    const part = await ask(request, {
      ...question,
      projectIds: projectIds.slice(start, start + maxProjects),
    });
    for (const permission of part.globalPermissions) global.add(permission);
    for (const { permission, projects } of part.projectPermissions)
      for (const id of projects) held.get(permission)?.add(String(id));
    start += maxProjects;
  } while (start < projectIds.length);
  return {
    global: [...global],
    projects: Object.fromEntries([...held].map(([permission, ids]) => [permission, [...ids]])),
  };
};
