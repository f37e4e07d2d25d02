import type { Action, Role } from '@valora/contracts';

const ranks: Record<Role, number> = { viewer: 0, contributor: 1, manager: 2, admin: 3 };

/** What a screen offers, with the least role that may do it and how Jira names the permission behind the role. */
export const leastRoleOf = {
  'signals.write': 'contributor',
  'features.write': 'contributor',
  'predictions.run': 'contributor',
  'rankings.override': 'manager',
  'rankings.configure': 'manager',
  'epics.request': 'contributor',
  'epics.approve': 'manager',
  'team.administer': 'admin',
} as const satisfies Partial<Record<Action, Role>>;
type OfferedAction = keyof typeof leastRoleOf;

const permissionWords: Record<Role, string> = {
  viewer: 'may browse the project',
  contributor: 'may edit issues in every project of the team',
  manager: 'may administer every project of the team',
  admin: 'administer Jira',
};

/** Why a person may not do something, in a sentence, or null where they may. */
export const whyNot = (role: Role, action: OfferedAction): string | null =>
  ranks[role] >= ranks[leastRoleOf[action]]
    ? null
    : `Only people who ${permissionWords[leastRoleOf[action]]} can do this.`;
