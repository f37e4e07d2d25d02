import { makePersonalLink } from '../../../identity/index.js';
import { forbidden, notFound, type Clock, type Database } from '../../../platform/index.js';
import type { ForgeCall } from '../forge-call.js';
import type { ProvingIdentity } from './forge-identity.js';
import { projectsOfInstallation } from './installation-store.js';

const linkMs = 10 * 60_000;

/**
 * A one-time link that opens the standalone settings as this person, with the role they have in the team.
 * @throws AppError not_found for a team of another site, forbidden unless they administer the team
 */
export const makeSettingsLink = async (
  deps: {
    readonly database: Database;
    readonly identity: ProvingIdentity;
    readonly clock: Clock;
    readonly publicUrl: () => string;
  },
  { call, teamId }: { readonly call: ForgeCall; readonly teamId: string },
): Promise<{ url: string; expiresAt: string }> => {
  const projects = await deps.database.global((trx) => projectsOfInstallation(trx, call.installationId));
  const one = projects.find((project) => project.team_id === teamId);
  if (one === undefined) throw notFound('team');
  // The page the call came from says nothing about the team it asks for.
  const caller = await deps.identity.callerOf({ ...call, project: null, issue: null }, one.project_id);
  if (caller.role !== 'admin') throw forbidden('Only an admin of the team may open its settings.');
  const expiresAt = new Date(deps.clock.now().getTime() + linkMs);
  const token = await deps.database.global((trx) =>
    makePersonalLink(trx, { userId: caller.actor.userId, teamId, expiresAt }),
  );
  // Behind the # the token reaches the page, never a server’s log.
  return {
    url: `${deps.publicUrl()}/sign-in?next=${encodeURIComponent('/settings')}#link=${token}`,
    expiresAt: expiresAt.toISOString(),
  };
};
