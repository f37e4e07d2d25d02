import { isJiraError } from '../../jira/index.js';
import {
  AppError,
  type CommonHandler,
  type Database,
  type HandlerContext,
  type PeriodicHandler,
} from '../../../platform/index.js';
import { leastRole } from './ask-permissions.js';
import { projectsOfTeam } from './installation-store.js';
import { endMembership, keepInStep } from './membership.js';
import type { ProvingIdentity } from './forge-identity.js';
import { purgeWhatIsDue, type PurgeDeps } from './purge.js';

const minuteMs = 60_000;

const forgetUsedTokens = async (database: Pick<Database, 'global'>): Promise<void> => {
  await database.global((trx) => trx('forge_used_tokens').where('used_until', '<', trx.fn.now()).delete());
};

interface SignedIn {
  readonly user_id: string;
  readonly account_id: string;
}

/** People from Jira who are signed in to the standalone page, where Jira is not asked with each call. */
const signedInFromJira = ({ inTeam, teamId }: HandlerContext): Promise<SignedIn[]> =>
  inTeam(
    async ({ trx }) =>
      (await trx('memberships as m')
        .join('jira_accounts as a', 'a.user_id', 'm.user_id')
        .where('m.team_id', teamId)
        .whereNotNull('m.from_jira')
        .whereExists(
          trx('refresh_tokens as r')
            .whereRaw('r.user_id = m.user_id')
            .where({ 'r.team_id': teamId })
            .whereNull('r.revoked_at')
            .where('r.expires_at', '>', trx.fn.now())
            .select('r.id'),
        )
        .select('m.user_id', 'a.account_id')) as SignedIn[],
  );

/** Takes over what Jira lets them do by now; who lost the projects is signed out. */
const checkSignedIn = async (identity: ProvingIdentity, context: HandlerContext): Promise<void> => {
  const people = await signedInFromJira(context);
  if (people.length === 0) return;
  const projects = await context.inTeam(({ trx }) => projectsOfTeam(trx, context.teamId));
  const installationId = projects[0]?.installation_id;
  if (installationId === undefined) return;
  const projectIds = projects.map((project) => project.project_id);
  for (const { user_id: userId, account_id: accountId } of people) {
    try {
      const rights = await identity.permissions.rightsOfAccount({ installationId, accountId }, projectIds);
      const role = leastRole(rights, projectIds);
      await context.inTeam(async (scope) => {
        if (role === null) await endMembership(scope, userId);
        else await keepInStep(scope, { userId, role });
      });
    } catch (error) {
      if (!isJiraError(error) && !(error instanceof AppError)) throw error;
      context.log.warn(
        { err: error },
        'Jira could not say what a signed-in person may do; asked again later',
      );
    }
  }
};

export const forgeIdentityPeriodicHandlers = (
  deps: PurgeDeps & { readonly identity: ProvingIdentity },
): (PeriodicHandler | CommonHandler)[] => [
  {
    name: 'forge-used-tokens',
    everyMs: 5 * minuteMs,
    forAllTeams: true,
    handle: () => forgetUsedTokens(deps.database),
  },
  {
    name: 'forge-purge',
    everyMs: 60 * minuteMs,
    forAllTeams: true,
    handle: () => purgeWhatIsDue(deps),
  },
  {
    name: 'forge-signed-in',
    everyMs: 15 * minuteMs,
    handle: (context: HandlerContext) => checkSignedIn(deps.identity, context),
  },
];
