export { loadHistory } from './load-history.js';
export { recordOutcome, type NewOutcome } from './record-outcome.js';
export { outcomeRoutes } from './routes.js';
export { saveImportedOutcomes, saveSyncedOutcomes } from './save-imported-outcomes.js';
