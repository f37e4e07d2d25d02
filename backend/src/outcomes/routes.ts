import { api } from '@valora/contracts';
import { getFeature } from '../features/index.js';
import { handle, type MountedRoute } from '../platform/index.js';
import { findLedgerEntry, listLedger } from './ledger.js';
import { recordOutcome } from './record-outcome.js';

const routes = api.outcomes;

export const outcomeRoutes = (): MountedRoute[] => [
  handle(routes.ledger, ({ scope, query }) => listLedger(scope, query)),
  handle(routes.get, async ({ scope, params }) => {
    await getFeature(scope, params.id);
    return { entry: await findLedgerEntry(scope, params.id) };
  }),
  handle(routes.record, ({ scope, params, body, actor }) =>
    recordOutcome(scope, { featureId: params.id, ...body, source: 'human', actor }),
  ),
];
