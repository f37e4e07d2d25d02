export type { ConnectionDeps, JiraSettings } from './integration-deps.js';
export { createJiraClients, type JiraClients } from './jira-clients.js';
export { integrationRoutes } from './routes.js';
export type { ReceiveIssues, SyncDeps } from './sync-jira.js';
export { createTrackerOf } from './tracker-of.js';
export type { ForgeDeps } from './forge/forge-deps.js';
export {
  createForgeIdentity,
  createInstallations,
  forgeIdentityPeriodicHandlers,
  forgeIdentityRoutes,
  leaveJobHandler,
  lifecycleDeps,
} from './forge/identity/index.js';
export {
  createPointsBudget,
  writeBackEventHandlers,
  writeBackJobHandlers,
  writeBackPeriodicHandlers,
  writeBackRoutes,
  writeScores,
  type WriteBackDeps,
} from './forge/write-back/index.js';
export { jiraScreenRoutes, type ScreenPorts } from './forge/screens/index.js';
export {
  createSiteFields,
  furtherDestinations,
  jiraSyncEventHandlers,
  jiraSyncJobHandlers,
  jiraSyncPeriodicHandlers,
  jiraSyncRoutes,
  wakeUp,
} from './forge/sync/index.js';
