export { boardRowItem, boardRowJoins } from './board-row.js';
export { analyticsRoutes } from './routes.js';
