export { furtherDestinations } from './further-destinations.js';
export { jiraSyncEventHandlers, jiraSyncJobHandlers, jiraSyncPeriodicHandlers } from './jobs.js';
export { allows, defaultPolicy, type Policy } from './policy.js';
export { jiraSyncRoutes, type SyncRouteDeps } from './routes.js';
export { createSiteFields } from './site-fields.js';
export type { SyncDeps } from './sync-deps.js';
export { wakeUp } from './wake-up.js';
