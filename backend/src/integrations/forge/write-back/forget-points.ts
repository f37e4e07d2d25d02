import type { PeriodicHandler } from '../../../platform/index.js';
import { forgetHoursBefore } from './point-share-store.js';
import type { WriteBackDeps } from './write-back-deps.js';

/** Hours that nobody asks for any more. */
export const forgetPointsHandler = ({ database, clock }: WriteBackDeps): PeriodicHandler => ({
  name: 'forget-points',
  everyMs: 24 * 3_600_000,
  handle: async () => {
    await database.global((trx) => forgetHoursBefore(trx, clock.now()));
  },
});
