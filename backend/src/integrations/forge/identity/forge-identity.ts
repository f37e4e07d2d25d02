import type { IncomingHttpHeaders } from 'node:http';
import { jiraProjectId, type Role, type User } from '@valora/contracts';
import type { Knex } from 'knex';
import type { ForgeSettings } from '../../../config.js';
import {
  AppError,
  forbidden,
  invalidInput,
  unauthenticated,
  type Caller,
  type Clock,
  type Database,
  type Logger,
} from '../../../platform/index.js';
import type { JiraClients } from '../../jira-clients.js';
import type { ForgeCall, ForgeIdentity, PersonsCall } from '../forge-call.js';
import { createPermissions, leastRole, type Permissions } from './ask-permissions.js';
import { isFromScreen } from './claims.js';
import { findInstallation, installations, type InstallationRow } from './installation-store.js';
import type { Installations } from './installations.js';
import { endMembership, keepInStep } from './membership.js';
import { accountOf, findPerson } from './people.js';
import { createMemory } from '../remember.js';
import {
  badToken,
  clockToleranceMs,
  createTokenVerifier,
  type ProvedToken,
  type TokenVerifier,
} from './verify-token.js';

export interface ForgeIdentityDeps {
  readonly database: Database;
  readonly clients: Pick<JiraClients, 'forSite'>;
  readonly installations: Pick<Installations, 'tokens'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: ForgeSettings | null;
}

/** A proved call of the platform; the installation is null where it is not known (yet). */
export type PlatformCall = ProvedToken & { readonly row: InstallationRow | null };

/** ForgeIdentity with what this folder’s own routes need besides. */
export interface ProvingIdentity extends ForgeIdentity {
  readonly permissions: Permissions;
  /** @throws AppError unauthenticated */
  readonly prove: (headers: IncomingHttpHeaders) => Promise<PlatformCall>;
  /** Keeps the system token of a proved call. */
  readonly keepToken: (installationId: string, headers: IncomingHttpHeaders) => Promise<void>;
}

const notInstalled = (): AppError =>
  forbidden(
    'The Valora app is not installed on this site any more, or its installation has not arrived yet.',
  );

const headerOf = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

const toCall = ({ claims, site }: ProvedToken, headers: IncomingHttpHeaders): ForgeCall => {
  const { app, context } = claims;
  return {
    installationId: app.installationId,
    cloudId: site.cloudId,
    environment: app.environment.type,
    accountId: claims.principal ?? context?.accountId ?? null,
    project: context?.extension?.project ?? null,
    issue: context?.extension?.issue ?? null,
    moduleKey: context?.moduleKey ?? app.module?.key ?? null,
    userToken: headerOf(headers, 'x-forge-oauth-user'),
  };
};

const withPerson = (call: ForgeCall): PersonsCall => {
  if (call.accountId === null) throw unauthenticated('Sign in to Jira to go on.');
  return { ...call, accountId: call.accountId };
};

/** An installation stays on its site. */
const assertSameSite = (row: InstallationRow, { claims, site }: ProvedToken): void => {
  if (row.cloud_id !== site.cloudId || row.environment !== claims.app.environment.type) throw badToken();
};

const assertInstalled = (row: InstallationRow | null, proved: ProvedToken): InstallationRow => {
  if (row?.state !== 'active') throw notInstalled();
  assertSameSite(row, proved);
  return row;
};

/** Uses a token up. @throws AppError unauthenticated for one that was used before */
const useOnce = async (trx: Knex.Transaction, { claims }: ProvedToken): Promise<void> => {
  const used = await trx('forge_used_tokens')
    .insert({ jti: claims.jti, used_until: new Date(claims.exp * 1000 + clockToleranceMs) })
    .onConflict()
    .ignore()
    .returning('jti');
  if (used.length === 0) throw badToken();
};

const createProof = (deps: ForgeIdentityDeps, verifier: TokenVerifier) => {
  const { database, log } = deps;
  const { tokens } = deps.installations;

  const verify = async (headers: IncomingHttpHeaders): Promise<ProvedToken> => {
    try {
      return await verifier.verify(headers.authorization);
    } catch (error) {
      if (error instanceof AppError) log.info({ code: error.code }, 'a call from Jira was refused');
      throw error;
    }
  };

  /** Whoever sends a call may put any token in the header; a wrong one is found out by Jira and forgotten. */
  const keepToken = async (
    installationId: string,
    headers: IncomingHttpHeaders,
    options?: { readonly isRare: boolean },
  ): Promise<void> => {
    const token = headerOf(headers, 'x-forge-oauth-system');
    if (token !== null) await tokens.keep(installationId, token, options);
  };

  const finish = async (proved: ProvedToken, headers: IncomingHttpHeaders): Promise<ForgeCall> => {
    const call = toCall(proved, headers);
    await keepToken(call.installationId, headers);
    return call;
  };

  const prove: ProvingIdentity['prove'] = async (headers) => {
    const proved = await verify(headers);
    if (isFromScreen(proved.claims)) throw badToken();
    const row = await database.global((trx) => findInstallation(trx, proved.claims.app.installationId));
    if (row !== null) assertSameSite(row, proved);
    return { ...proved, row };
  };

  return {
    prove,
    keepToken: (installationId: string, headers: IncomingHttpHeaders) =>
      keepToken(installationId, headers, { isRare: true }),
    verifyScreen: async (headers: IncomingHttpHeaders): Promise<ForgeCall> => {
      const proved = await verify(headers);
      const { installationId } = proved.claims.app;
      await database.global(async (trx) => {
        const row = assertInstalled(await findInstallation(trx, installationId), proved);
        await useOnce(trx, proved);
        const siteUrl = proved.claims.context?.siteUrl ?? null;
        if (siteUrl !== null && siteUrl !== row.site_url)
          await installations(trx).where({ id: installationId }).update({ site_url: siteUrl });
      });
      return finish(proved, headers);
    },
    verifyPlatform: async (headers: IncomingHttpHeaders): Promise<ForgeCall> => {
      const proved = await prove(headers);
      assertInstalled(proved.row, proved);
      return finish(proved, headers);
    },
  };
};

/** A team’s members are looked at again this often, as for other sign-ins. */
const stepMs = 5_000;

interface FollowedBy {
  readonly teamId: string;
  readonly projectIds: readonly string[];
}

const followerOf = async (
  trx: Knex.Transaction,
  { installationId, projectId }: { installationId: string; projectId: string },
): Promise<FollowedBy | null> => {
  const rows = (await trx('forge_projects as one')
    .join('forge_projects as all', 'all.team_id', 'one.team_id')
    .where({ 'one.installation_id': installationId, 'one.project_id': projectId })
    .orderBy('all.project_id')
    .select('all.team_id', 'all.project_id')) as { team_id: string; project_id: string }[];
  const teamId = rows[0]?.team_id;
  return teamId === undefined ? null : { teamId, projectIds: rows.map((row) => row.project_id) };
};

type AccountOf = (call: PersonsCall) => Promise<User>;

const createCallers = (
  deps: ForgeIdentityDeps,
  { permissions, accountOf: userOf }: { permissions: Permissions; accountOf: AccountOf },
) => {
  const { database } = deps;
  const nowMs = (): number => deps.clock.now().getTime();
  const inStep = createMemory<Role>({ lifeMs: stepMs, atMost: 10_000, nowMs });

  const refuse = async (teamId: string, call: PersonsCall): Promise<never> => {
    const known = await database.global((trx) => findPerson(trx, call.accountId));
    if (known !== null) await database.inTeam(teamId, (scope) => endMembership(scope, known.id));
    throw forbidden('Jira does not let you see every project of this team; ask an admin of the project.');
  };

  const callerIn = async (call: PersonsCall, { teamId, projectIds }: FollowedBy): Promise<Caller> => {
    const given = leastRole(await permissions.rightsOf(call, projectIds), projectIds);
    if (given === null) return refuse(teamId, call);
    const user = await userOf(call);
    const role = await inStep.get(`${teamId}/${user.id}/${given}`, () =>
      database.inTeam(teamId, (scope) => keepInStep(scope, { userId: user.id, role: given })),
    );
    return { actor: { name: user.name, userId: user.id }, teamId, role, sessionId: null, expiresAt: null };
  };

  return {
    callerOf: async (anyCall: ForgeCall, named: string | null): Promise<Caller> => {
      const call = withPerson(anyCall);
      const projectId = call.project?.id ?? named;
      if (projectId === null || !jiraProjectId.safeParse(projectId).success)
        throw invalidInput('x-valora-project', 'must be the number of a Jira project, such as 10001');
      const { installationId } = call;
      const followed = await database.global((trx) => followerOf(trx, { installationId, projectId }));
      if (followed === null)
        throw new AppError(
          'not_connected',
          'This project is not connected to Valora yet; an admin of the project connects it in its settings.',
        );
      return callerIn(call, followed);
    },
  };
};

/** Who calls from inside Jira, and what Jira lets them do. */
export const createForgeIdentity = (deps: ForgeIdentityDeps): ProvingIdentity => {
  const permissions = createPermissions({ ...deps, tokens: deps.installations.tokens });
  const accounts = createMemory<User>({
    lifeMs: stepMs,
    atMost: 10_000,
    nowMs: () => deps.clock.now().getTime(),
  });
  const userOf: AccountOf = (call) =>
    accounts.get(call.accountId, () => accountOf({ database: deps.database, permissions }, call));
  return {
    permissions,
    ...createProof(deps, createTokenVerifier(deps.settings)),
    ...createCallers(deps, { permissions, accountOf: userOf }),
    personOf: async (anyCall) => {
      const call = withPerson(anyCall);
      const { isSiteAdmin } = await permissions.rightsOf(
        call,
        call.project === null ? [] : [call.project.id],
      );
      const user = await userOf(call);
      return { accountId: call.accountId, userId: user.id, name: user.name, isSiteAdmin };
    },
    roleIn: async (anyCall, projectIds) => {
      const call = withPerson(anyCall);
      return leastRole(await permissions.rightsOf(call, projectIds), projectIds);
    },
  };
};
