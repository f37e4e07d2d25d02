import type { JiraSync } from '@valora/contracts';
import type { Actor } from '../../../platform/index.js';
import { askToRead } from './ask-for-work.js';
import { tellSync } from './read-project.js';
import type { SyncDeps } from './sync-deps.js';
import { addSync, toJiraSync } from './sync-store.js';
import { getTeamProject } from './team-projects.js';

/**
 * Reads a project in the background; where it is being read already, that reading goes on.
 * @throws AppError not_found unless the project is connected to the team
 */
export const startSync = async (
  deps: SyncDeps,
  request: {
    readonly teamId: string;
    readonly projectId: string;
    readonly kind: JiraSync['kind'];
    readonly actor: Actor;
  },
): Promise<JiraSync> => {
  const { teamId, projectId, kind, actor } = request;
  const sync = await deps.database.inTeam(teamId, async (scope) =>
    addSync(scope, { project: await getTeamProject(scope, projectId), kind, actor }),
  );
  await askToRead(deps, sync);
  tellSync(deps, sync);
  return toJiraSync(sync);
};
