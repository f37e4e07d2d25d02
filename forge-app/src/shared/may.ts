import type { Action, Role } from '@valora/contracts';

const ranks: Record<Role, number> = { viewer: 0, contributor: 1, manager: 2, admin: 3 };

/** What a screen offers, with the least role that may do it and how Jira names the permission behind the role. */
const needs = {
  'signals.write': 'contributor',
  'features.write': 'contributor',
  'predictions.run': 'contributor',
  'rankings.override': 'manager',
  'rankings.configure': 'manager',
  'imports.write': 'contributor',
  'epics.request': 'contributor',
  'epics.approve': 'manager',
  'team.administer': 'admin',
} as const satisfies Partial<Record<Action, Role>>;
export type OfferedAction = keyof typeof needs;
export const leastRoleOf: Readonly<Record<OfferedAction, Role>> = needs;

const permissionWords: Record<Role, string> = {
  viewer: 'may browse the project',
  contributor: 'may edit issues in every project of the team',
  manager: 'may administer every project of the team',
  admin: 'administer Jira',
};

/** Why a person may not do something, in a sentence, or null where they may. */
export const whyNot = (role: Role, action: OfferedAction): string | null =>
  ranks[role] >= ranks[needs[action]]
    ? null
    : `Only people who ${permissionWords[needs[action]]} can do this.`;
