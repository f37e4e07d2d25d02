import type { TeamScope } from '../platform/index.js';
import { lockRanking } from './store/lock.js';
import { deleteSnapshots, listAllSnapshots, updateSnapshots } from './store/snapshot-store.js';
import { withoutFeatures, type GoneFeatures } from './without-features.js';

/**
 * Takes features that are about to be deleted for good out of every kept state of the ranking, so that nothing of them is
 * left to see or to go back to. Their ranks, overrides and rank changes go with the features. Holds the ranking's lock until
 * the transaction ends: call it before anything of them is deleted, and rank again afterwards.
 */
export const forgetFeatures = async (scope: TeamScope, gone: GoneFeatures): Promise<void> => {
  await lockRanking(scope);
  const { dropped, changed } = withoutFeatures(await listAllSnapshots(scope), gone);
  await deleteSnapshots(scope, dropped);
  await updateSnapshots(scope, changed);
};
