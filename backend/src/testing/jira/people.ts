export interface PersonSeed {
  readonly accountId: string;
  readonly name?: string;
  /** ADMINISTER of the site, which is also every permission of every project. */
  readonly isSiteAdmin?: boolean;
  /** Project key → permissions such as BROWSE_PROJECTS. */
  readonly permissions?: Readonly<Record<string, readonly string[]>>;
}

export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly type: 'atlassian' | 'app';
  isSiteAdmin: boolean;
  isActive: boolean;
  permissions: Map<string, ReadonlySet<string>>;
}

export const robotId = '5b10a2844c20165700ede21g';
export const appAccountId = '712020:app-valora';

export const projectPermissions: readonly string[] = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ADD_COMMENTS',
  'ADMINISTER_PROJECTS',
];
export const globalPermissions: readonly string[] = ['ADMINISTER', 'BULK_CHANGE', 'USER_PICKER'];

const personOf = (seed: PersonSeed, type: Person['type']): Person => ({
  accountId: seed.accountId,
  name: seed.name ?? `Person ${seed.accountId}`,
  type,
  isSiteAdmin: seed.isSiteAdmin ?? false,
  isActive: true,
  permissions: new Map(
    Object.entries(seed.permissions ?? {}).map(([project, held]) => [project, new Set(held)]),
  ),
});

/** Accounts of the site. An app may do everything it has scopes for, in every project. */
export const createPeople = () => {
  const people = new Map<string, Person>();
  const add = (seed: PersonSeed, type: Person['type'] = 'atlassian'): void => {
    people.set(seed.accountId, personOf(seed, type));
  };
  add({ accountId: robotId, name: 'Valora Robot', isSiteAdmin: true });
  add({ accountId: appAccountId, name: 'Valora' }, 'app');
  return {
    add,
    find: (accountId: string): Person | undefined => people.get(accountId),
    /** Replaces what a person may do in a project; nothing takes even browsing away. */
    permit: (accountId: string, projectKey: string, permissions: readonly string[]): void => {
      const person = people.get(accountId);
      if (person === undefined) throw new Error(`no person ${accountId}`);
      person.permissions.set(projectKey, new Set(permissions));
    },
  };
};

export const may = (person: Person, permission: string, projectKey: string): boolean =>
  person.type === 'app' || person.isSiteAdmin || person.permissions.get(projectKey)?.has(permission) === true;

export const mayGlobally = (person: Person, permission: string): boolean =>
  person.isSiteAdmin || permission === 'USER_PICKER';

export const presentPerson = (person: Person, base: string): Record<string, unknown> => ({
  self: `${base}/rest/api/3/user?accountId=${person.accountId}`,
  accountId: person.accountId,
  accountType: person.type,
  ...(person.accountId === robotId ? { emailAddress: 'robot@example.com' } : {}),
  displayName: person.name,
  active: person.isActive,
  timeZone: 'Etc/GMT',
});
