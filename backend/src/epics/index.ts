export { approveEpic, rejectEpic } from './decide-epic.js';
export type { EpicDeps } from './epic-deps.js';
export { toEpic, type EpicRow } from './epic-row.js';
export { getEpic, listEpics, listLivingEpics } from './epic-store.js';
export { epicEventHandlers, epicJobHandlers, epicPeriodicHandlers } from './jobs.js';
export { requestEpics } from './request-epics.js';
export { epicRoutes } from './routes.js';
export {
  TrackerProblem,
  type EpicOrder,
  type OrderOutcome,
  type PartJournal,
  type PartOutcome,
  type PartProgress,
  type Tracker,
  type TrackerIssue,
} from './tracker.js';
