import { analytics } from './analytics.js';
import { epics } from './epics.js';
import { features } from './features.js';
import { forge } from './forge.js';
import { identity } from './identity-routes.js';
import { imports } from './imports.js';
import { integrations } from './integrations.js';
import { jiraScreens } from './jira-screens.js';
import { jiraFollowing } from './jira-sync.js';
import { likenesses } from './likeness.js';
import { models } from './model-routes.js';
import { operations } from './operations.js';
import { outcomes } from './outcomes.js';
import { predictions } from './prediction-routes.js';
import { rankings } from './rankings.js';
import type { Route } from './route.js';
import { signals } from './signals.js';

/** Every operation of the API, in the order of the line. */
export const api = {
  identity,
  imports,
  signals,
  features,
  likenesses,
  predictions,
  rankings,
  epics,
  outcomes,
  models,
  integrations,
  forge,
  jiraFollowing,
  jiraScreens,
  analytics,
  operations,
} as const;

export const allRoutes: readonly Route[] = Object.values(api).flatMap(
  (group) => Object.values(group) as Route[],
);
