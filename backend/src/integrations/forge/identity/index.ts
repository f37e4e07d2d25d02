export { createForgeIdentity } from './forge-identity.js';
export { createInstallations } from './installations.js';
export { leaveJobHandler } from './leave-team.js';
export { forgeIdentityPeriodicHandlers } from './periodic.js';
export { forgeIdentityRoutes, lifecycleDeps } from './routes.js';
