import type { api, Data, Query } from '@valora/contracts';
import { assertOnePaging, decodeCursor, toPage, type TeamScope } from '../platform/index.js';
import { countSnapshots, findLatestSnapshot, listSnapshots } from './store/snapshot-store.js';

type History = typeof api.rankings.history;

/** Earlier states of settings and overrides, newest first. @throws AppError invalid_input for a foreign cursor */
export const listRankingHistory = async (scope: TeamScope, query: Query<History>): Promise<Data<History>> => {
  assertOnePaging(query);
  const before = query.cursor === undefined ? null : decodeCursor(query.cursor, ['uuid'])[0];
  const offset = query.page === undefined ? 0 : (query.page - 1) * query.limit;
  const snapshots = await listSnapshots(scope, { limit: query.limit + 1, before, offset });
  const latest = await findLatestSnapshot(scope);
  const page = toPage({
    query,
    rows: snapshots,
    total: query.page === undefined ? null : await countSnapshots(scope),
    cursorOf: ({ id }) => [id],
  });
  return {
    pagination: page.pagination,
    items: page.items.map(({ id, at, actor, reason, settings, overrides }) => ({
      id,
      at: at.toISOString(),
      actor,
      reason,
      framework: settings.framework,
      overrides: overrides.length,
      isCurrent: id === latest?.id,
    })),
  };
};
