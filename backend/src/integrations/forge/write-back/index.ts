import type { CommonHandler, EventHandler, JobHandler, PeriodicHandler } from '../../../platform/index.js';
import { changeEventHandlers } from './collect-changes.js';
import { forgetPointsHandler } from './forget-points.js';
import { pokeJobHandlers } from './poke.js';
import { jqlEventHandlers, jqlJobHandlers } from './refresh-jql.js';
import { scoreEventHandlers, scoreJobHandlers, scorePeriodicHandlers } from './score-handlers.js';
import type { WriteBackDeps } from './write-back-deps.js';

export const writeBackEventHandlers = (deps: WriteBackDeps): EventHandler[] => [
  ...scoreEventHandlers(deps),
  ...jqlEventHandlers(deps),
  ...changeEventHandlers(deps),
];

export const writeBackJobHandlers = (deps: WriteBackDeps): JobHandler[] => [
  ...scoreJobHandlers(deps),
  ...jqlJobHandlers(deps),
  ...pokeJobHandlers(deps),
];

export const writeBackPeriodicHandlers = (deps: WriteBackDeps): (PeriodicHandler | CommonHandler)[] => [
  ...scorePeriodicHandlers(deps),
  forgetPointsHandler(deps),
];

export { createPointsBudget } from './points.js';
export { writeBackRoutes } from './routes.js';
export { markWatched } from './score-store.js';
export type { WriteBackDeps } from './write-back-deps.js';
export { writeScores } from './write-scores.js';
