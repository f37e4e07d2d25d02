export { auditPeriodicHandlers } from './jobs.js';
export { auditRoutes } from './routes.js';
export { verifyTeam, type TeamVerdict } from './verify.js';
