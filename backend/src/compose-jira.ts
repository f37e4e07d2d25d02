import type { IncomingHttpHeaders } from 'node:http';
import {
  createForgeIdentity,
  forgeIdentityPeriodicHandlers,
  forgeIdentityRoutes,
  jiraScreenRoutes,
  leaveJobHandler,
  lifecycleDeps,
  type ForgeDeps,
  type ScreenPorts,
} from './integrations/index.js';
import type { Caller, EventHandler, JobHandler, MountedRoute, PeriodicHandler } from './platform/index.js';

export interface ComposeJiraDeps extends ForgeDeps, ScreenPorts {
  /** Files of trained models, by their keys. */
  readonly removeModels: (keys: readonly string[]) => Promise<void>;
}

/** Everything that follows Jira from inside: the Forge app’s side of the backend. */
export const composeJira = (deps: ComposeJiraDeps) => {
  const identity = createForgeIdentity(deps);
  const routes: MountedRoute[] = [
    ...forgeIdentityRoutes({ ...deps, identity, onSchedule: [] }),
    ...jiraScreenRoutes({ ...deps, identity }),
  ];
  const eventHandlers: EventHandler[] = [];
  const jobHandlers: JobHandler[] = [leaveJobHandler(deps)];
  const periodicHandlers: PeriodicHandler[] = [
    ...forgeIdentityPeriodicHandlers({ ...lifecycleDeps(deps), removeModels: deps.removeModels, identity }),
  ];
  return {
    routes,
    eventHandlers,
    jobHandlers,
    periodicHandlers,
    /** A call of a screen as a caller of the team that follows its project, else the project a header names. */
    callerOf: async (headers: IncomingHttpHeaders): Promise<Caller> => {
      const named = headers['x-valora-project'];
      return identity.callerOf(
        await identity.verifyScreen(headers),
        typeof named === 'string' ? named : null,
      );
    },
  };
};
