import type { CommonHandler } from '../../../platform/index.js';
import { forgetHoursBefore } from './point-share-store.js';
import type { WriteBackDeps } from './write-back-deps.js';

/** Hours that nobody asks for any more. */
export const forgetPointsHandler = ({ database, clock }: WriteBackDeps): CommonHandler => ({
  name: 'forget-points',
  everyMs: 24 * 3_600_000,
  forAllTeams: true,
  handle: async () => {
    await database.global((trx) => forgetHoursBefore(trx, clock.now()));
  },
});
