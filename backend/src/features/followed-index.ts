import { setImmediate } from 'node:timers/promises';
import type { TeamScope } from '../platform/index.js';
import { createSimilarityIndex, type SimilarityIndex, type SimilarityModel } from '../similarity/index.js';
import { fingerprintOf, readRows, versionsOf, type WatchedRows } from './watched-rows.js';

const ROWS_AT_ONCE = 200;
/** Some milliseconds: others of the process get their turn in between. */
const ROWS_IN_A_ROW = 20;

/** What an index has not taken over yet. */
interface Missing {
  readonly fingerprint: string;
  readonly versions: ReadonlyMap<string, number>;
  readonly changed: readonly string[];
}

/** An index of one team’s rows that takes over, before it answers, whatever any process changed since it last did. */
export const createFollowedIndex = (watched: WatchedRows, model: SimilarityModel) => {
  const index = createSimilarityIndex(model);
  const held = new Map<string, number>();
  let fingerprint = '';
  let turn: Promise<unknown> = Promise.resolve();

  /** Null where nothing is missing. */
  const findMissing = async (scope: TeamScope): Promise<Missing | null> => {
    const now = await fingerprintOf(scope, watched);
    if (now === fingerprint) return null;
    const versions = await versionsOf(scope, watched);
    const changed = [...versions.keys()].filter((id) => held.get(id) !== versions.get(id));
    return { fingerprint: now, versions, changed };
  };

  const refresh = async (scope: TeamScope): Promise<void> => {
    const missing = await findMissing(scope);
    if (missing === null) return;
    const { versions, changed } = missing;
    for (const id of held.keys())
      if (!versions.has(id)) {
        index.remove(id);
        held.delete(id);
      }
    for (let start = 0; start < changed.length; start += ROWS_AT_ONCE)
      for (const [n, row] of (
        await readRows(scope, watched, changed.slice(start, start + ROWS_AT_ONCE))
      ).entries()) {
        const id = row['id'] as string;
        index.upsert({ id, ...watched.textOf(row) });
        held.set(id, versions.get(id) ?? 0);
        if (n % ROWS_IN_A_ROW === 0) await setImmediate();
      }
    fingerprint = missing.fingerprint;
  };

  /** One refresh at a time: requests that come together wait for the first and find nothing left to do. */
  const upToDate = async (scope: TeamScope): Promise<SimilarityIndex> => {
    const mine = turn.then(() => refresh(scope));
    turn = mine.catch(() => undefined);
    await mine;
    return index;
  };

  return {
    size: () => index.size(),
    upToDate,
    /** Null where more is missing than a request should wait for. */
    atOnce: async (scope: TeamScope): Promise<SimilarityIndex | null> => {
      const missing = await findMissing(scope);
      if (missing === null) return index;
      return missing.changed.length > ROWS_AT_ONCE ? null : upToDate(scope);
    },
  };
};
export type FollowedIndex = ReturnType<typeof createFollowedIndex>;
