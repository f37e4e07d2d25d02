import type { TeamScope } from '../platform/index.js';
import { createSimilarityIndex, type SimilarityIndex, type SimilarityModel } from '../similarity/index.js';
import { fingerprintOf, readRows, versionsOf, type WatchedRows } from './watched-rows.js';

const ROWS_AT_ONCE = 200;

/** An index of one team’s rows that takes over, before it answers, whatever any process changed since it last did. */
export const createFollowedIndex = (watched: WatchedRows, model: SimilarityModel) => {
  const index = createSimilarityIndex(model);
  const held = new Map<string, number>();
  let fingerprint = '';
  let turn: Promise<unknown> = Promise.resolve();

  const takeOver = async (
    scope: TeamScope,
    changed: readonly string[],
    versions: ReadonlyMap<string, number>,
  ) => {
    for (let start = 0; start < changed.length; start += ROWS_AT_ONCE)
      for (const row of await readRows(scope, watched, changed.slice(start, start + ROWS_AT_ONCE))) {
        const id = row['id'] as string;
        index.upsert({ id, ...watched.textOf(row) });
        held.set(id, versions.get(id) ?? 0);
      }
  };

  const refresh = async (scope: TeamScope): Promise<void> => {
    const now = await fingerprintOf(scope, watched);
    if (now === fingerprint) return;
    const versions = await versionsOf(scope, watched);
    for (const id of held.keys())
      if (!versions.has(id)) {
        index.remove(id);
        held.delete(id);
      }
    const changed = [...versions.keys()].filter((id) => held.get(id) !== versions.get(id));
    await takeOver(scope, changed, versions);
    fingerprint = now;
  };

  return {
    size: () => index.size(),
    /** One refresh at a time: requests that come together wait for the first and find nothing left to do. */
    upToDate: async (scope: TeamScope): Promise<SimilarityIndex> => {
      const mine = turn.then(() => refresh(scope));
      turn = mine.catch(() => undefined);
      await mine;
      return index;
    },
  };
};
export type FollowedIndex = ReturnType<typeof createFollowedIndex>;
