import { may, mayGlobally, type Person } from './people.js';
import type { World } from './world.js';

export interface Grants {
  readonly globalPermissions: readonly string[];
  readonly projectPermissions: readonly {
    readonly permission: string;
    readonly projects: readonly number[];
    readonly issues: readonly number[];
  }[];
}

/** What a person holds of what is asked; unknown projects and issues are left out. */
export const grantsOf = (
  world: World,
  person: Person,
  asked: {
    readonly globalPermissions: readonly string[];
    readonly projectPermissions: readonly {
      readonly permissions: readonly string[];
      readonly projects: readonly number[];
      readonly issues: readonly number[];
    }[];
  },
): Grants => {
  const projects = [...world.projects.values()];
  const issues = [...world.issues.values()];
  return {
    globalPermissions: asked.globalPermissions.filter((one) => mayGlobally(person, one)),
    projectPermissions: asked.projectPermissions.flatMap((entry) =>
      entry.permissions.map((permission) => ({
        permission,
        projects: entry.projects.filter((id) =>
          projects.some((project) => project.id === String(id) && may(person, permission, project.key)),
        ),
        issues: entry.issues.filter((id) =>
          issues.some((issue) => issue.id === String(id) && may(person, permission, issue.projectKey)),
        ),
      })),
    ),
  };
};
