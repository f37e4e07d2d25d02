export { createForgeIdentity, type ProvingIdentity } from './forge-identity.js';
export type { InstallationSecrets } from './installation-secrets.js';
export { createInstallations, type Installations } from './installations.js';
export type { InstallationTokens } from './installation-tokens.js';
export { leaveJobHandler } from './leave-team.js';
export { forgeIdentityPeriodicHandlers } from './periodic.js';
export { forgeIdentityRoutes, lifecycleDeps } from './routes.js';
