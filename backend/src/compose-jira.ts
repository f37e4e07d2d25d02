import type { ForgeDeps } from './integrations/index.js';
import type { EventHandler, JobHandler, MountedRoute, PeriodicHandler } from './platform/index.js';

/** Everything that follows Jira from inside: the Forge app’s side of the backend. */
export const composeJira = (_deps: ForgeDeps) => {
  const routes: MountedRoute[] = [];
  const eventHandlers: EventHandler[] = [];
  const jobHandlers: JobHandler[] = [];
  const periodicHandlers: PeriodicHandler[] = [];
  return { routes, eventHandlers, jobHandlers, periodicHandlers };
};
