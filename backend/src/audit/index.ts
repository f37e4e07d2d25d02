export { auditPeriodicHandlers } from './jobs.js';
export { auditRoutes } from './routes.js';
export { verifyTeam } from './verify.js';
