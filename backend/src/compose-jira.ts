import type { IncomingHttpHeaders } from 'node:http';
import {
  createForgeIdentity,
  createSiteFields,
  forgeIdentityPeriodicHandlers,
  forgeIdentityRoutes,
  jiraScreenRoutes,
  jiraSyncEventHandlers,
  jiraSyncJobHandlers,
  jiraSyncPeriodicHandlers,
  jiraSyncRoutes,
  leaveJobHandler,
  lifecycleDeps,
  wakeUp,
  writeBackEventHandlers,
  writeBackJobHandlers,
  writeBackPeriodicHandlers,
  writeBackRoutes,
  type ForgeDeps,
  type ScreenPorts,
} from './integrations/index.js';
import type {
  Caller,
  CommonHandler,
  EventHandler,
  JobHandler,
  MountedRoute,
  PeriodicHandler,
} from './platform/index.js';

export interface ComposeJiraDeps extends ForgeDeps, ScreenPorts {
  /** Files of trained models, by their keys. */
  readonly removeModels: (keys: readonly string[]) => Promise<void>;
  /** Where texts of issues go beside this server, in words; empty where they stay. */
  readonly furtherDestinations: readonly string[];
}

/** Everything that follows Jira from inside: the Forge app’s side of the backend. */
export const composeJira = (deps: ComposeJiraDeps) => {
  const identity = createForgeIdentity(deps);
  const syncDeps = { ...deps, identity, fieldsOfSite: createSiteFields(deps.clock) };
  const routes: MountedRoute[] = [
    ...forgeIdentityRoutes({
      ...deps,
      identity,
      onSchedule: [({ installationId }) => wakeUp(deps, installationId)],
    }),
    ...jiraSyncRoutes(syncDeps),
    ...jiraScreenRoutes({ ...deps, identity }),
    ...writeBackRoutes({ ...deps, identity }),
  ];
  // Without the app nothing is ever written back: no event need be looked at for it.
  const eventHandlers: EventHandler[] = [
    ...jiraSyncEventHandlers(deps),
    ...(deps.settings === null ? [] : writeBackEventHandlers(deps)),
  ];
  const jobHandlers: JobHandler[] = [
    leaveJobHandler(deps),
    ...jiraSyncJobHandlers(syncDeps),
    ...writeBackJobHandlers(deps),
  ];
  const periodicHandlers: (PeriodicHandler | CommonHandler)[] = [
    ...forgeIdentityPeriodicHandlers({ ...lifecycleDeps(deps), removeModels: deps.removeModels, identity }),
    ...jiraSyncPeriodicHandlers(deps),
    ...(deps.settings === null ? [] : writeBackPeriodicHandlers(deps)),
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
