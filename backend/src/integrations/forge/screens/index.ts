export { jiraScreenRoutes, type ScreenPorts } from './routes.js';
