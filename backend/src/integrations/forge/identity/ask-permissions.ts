import type { Role } from '@valora/contracts';
import { roleOrder } from '../../../identity/index.js';
import { AppError, type Clock, type Database } from '../../../platform/index.js';
import { isJiraError, type JiraAuth, type JiraClient, type JiraError } from '../../jira/index.js';
import type { JiraClients } from '../../jira-clients.js';
import type { ForgeCall, PersonsCall } from '../forge-call.js';
import { findInstallation } from './installation-store.js';
import type { InstallationTokens } from './installation-tokens.js';
import { createMemory } from '../remember.js';

/** Rights are asked of Jira again this often. */
const rememberMs = 60_000;
const rememberedAtMost = 10_000;

export interface Rights {
  readonly isSiteAdmin: boolean;
  /** By project; a project that is not there may not be seen. */
  readonly roles: Readonly<Record<string, Role>>;
}

export interface PermissionDeps {
  readonly database: Pick<Database, 'global'>;
  readonly clients: Pick<JiraClients, 'forSite'>;
  readonly tokens: InstallationTokens;
  readonly clock: Clock;
}

export interface Permissions {
  /** @throws AppError unavailable while Jira cannot say */
  readonly rightsOf: (call: PersonsCall, projectIds: readonly string[]) => Promise<Rights>;
  /** The same for a person who does not call, asked as the app. */
  readonly rightsOfAccount: (
    account: { readonly installationId: string; readonly accountId: string },
    projectIds: readonly string[],
  ) => Promise<Rights>;
  /** Asks Jira as the person where their token came along, else as the app. Throws AppError for Jira’s trouble. */
  readonly ask: <T>(
    call: Pick<ForgeCall, 'installationId' | 'userToken'>,
    question: (client: JiraClient) => Promise<T>,
  ) => Promise<T>;
}

const permissions = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS'] as const;

/** A refusal, or Jira cannot say: in both cases nobody gets in, but people are told which it is. */
const trouble = (error: JiraError): AppError =>
  new AppError('unavailable', `Jira cannot say now what you may do there. ${error.message}`, {
    cause: error,
    retryAfterMs: error.retryAfterMs ?? 30_000,
  });

const translated = (error: unknown): unknown => (isJiraError(error) ? trouble(error) : error);

/** The token of a person ends with the call, or names another account; asking as the app says the same. */
const mayAskAsApp = (error: unknown): boolean =>
  isJiraError(error) && (error.kind === 'unauthorized' || error.kind === 'forbidden');

/** What an account may do on the site and in these projects, in one question. */
const question =
  (accountId: string, projectIds: readonly string[]) =>
  async (client: JiraClient): Promise<Rights> => {
    // The account is named with the person’s own token too: a token of somebody else then says nothing.
    const { global, projects } = await client.checkPermissions({
      accountId,
      global: ['ADMINISTER'],
      permissions,
      projectIds,
    });
    const isSiteAdmin = global.includes('ADMINISTER');
    const has = (permission: (typeof permissions)[number], id: string): boolean =>
      projects[permission]?.includes(id) === true;
    const roleIn = (id: string): Role => {
      if (isSiteAdmin) return 'admin';
      if (has('ADMINISTER_PROJECTS', id)) return 'manager';
      return has('EDIT_ISSUES', id) ? 'contributor' : 'viewer';
    };
    const seen = projectIds.filter((id) => has('BROWSE_PROJECTS', id));
    return { isSiteAdmin, roles: Object.fromEntries(seen.map((id) => [id, roleIn(id)])) };
  };

export const createPermissions = (deps: PermissionDeps): Permissions => {
  const remembered = createMemory<Rights>({
    lifeMs: rememberMs,
    atMost: rememberedAtMost,
    nowMs: () => deps.clock.now().getTime(),
  });

  const baseUrlOf = async (installationId: string): Promise<string> => {
    const row = await deps.database.global((trx) => findInstallation(trx, installationId));
    if (row === null)
      throw new AppError('forbidden', 'The Valora app is not installed on this site any more.');
    return row.api_base_url;
  };

  const ask: Permissions['ask'] = async (call, question) => {
    const baseUrl = await baseUrlOf(call.installationId);
    const withAuth = (auth: JiraAuth) => question(deps.clients.forSite({ baseUrl, auth }));
    const { userToken } = call;
    try {
      if (userToken !== null)
        return await withAuth({ kind: 'oauth', accessToken: () => Promise.resolve(userToken) });
    } catch (error) {
      if (!mayAskAsApp(error)) throw translated(error);
    }
    try {
      return await withAuth({ kind: 'oauth', accessToken: deps.tokens.accessToken(call.installationId) });
    } catch (error) {
      throw translated(error);
    }
  };

  return {
    ask,
    rightsOf: (call, projectIds) => {
      const key = JSON.stringify([call.installationId, call.accountId, [...projectIds].sort()]);
      return remembered.get(key, () => ask(call, question(call.accountId, projectIds)));
    },
    rightsOfAccount: ({ installationId, accountId }, projectIds) =>
      ask({ installationId, userToken: null }, question(accountId, projectIds)),
  };
};

/** The least role over all projects; null where one of them may not be seen, or there are none. */
export const leastRole = (rights: Rights, projectIds: readonly string[]): Role | null => {
  const roles = projectIds.map((id) => rights.roles[id]);
  if (roles.length === 0 || roles.includes(undefined)) return null;
  return roleOrder.find((role) => roles.includes(role)) ?? null;
};
