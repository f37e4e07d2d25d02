import type { IncomingHttpHeaders } from 'node:http';
import { createForgeIdentity, type ForgeDeps } from './integrations/index.js';
import type { Caller, EventHandler, JobHandler, MountedRoute, PeriodicHandler } from './platform/index.js';

/** Everything that follows Jira from inside: the Forge app’s side of the backend. */
export const composeJira = (deps: ForgeDeps) => {
  const identity = createForgeIdentity(deps);
  const routes: MountedRoute[] = [];
  const eventHandlers: EventHandler[] = [];
  const jobHandlers: JobHandler[] = [];
  const periodicHandlers: PeriodicHandler[] = [];
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
