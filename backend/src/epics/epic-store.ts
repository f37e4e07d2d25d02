import { type Epic, type epics as contract, type Query } from '@valora/contracts';
import { assertOnePaging, decodeCursor, notFound, toPage, type TeamScope } from '../platform/index.js';
import { selectEpics, toEpic, type EpicRow } from './epic-row.js';

/** @throws AppError not_found */
export const getEpicRow = async (
  scope: TeamScope,
  id: string,
  options: { readonly lock: boolean },
): Promise<EpicRow> => {
  const query = selectEpics(scope).where('e.id', id);
  if (options.lock) void query.forUpdate('e');
  const row = (await query.first()) as EpicRow | undefined;
  if (row === undefined) throw notFound('epic');
  return row;
};

/** @throws AppError not_found */
export const getEpic = async (scope: TeamScope, id: string): Promise<Epic> =>
  toEpic(await getEpicRow(scope, id, { lock: false }));

/** Epics that count for these features: all but the rejected, at most one each. */
export const listLivingEpics = async (scope: TeamScope, featureIds: readonly string[]): Promise<Epic[]> => {
  const rows = (await selectEpics(scope)
    .whereIn('e.feature_id', [...featureIds])
    .whereNot('e.state', 'rejected')) as EpicRow[];
  return rows.map(toEpic);
};

/** Newest first. @throws AppError invalid_input for a foreign cursor, or one together with a page */
export const listEpics = async (scope: TeamScope, filter: Query<(typeof contract)['list']>) => {
  assertOnePaging(filter);
  const query = selectEpics(scope);
  if (filter.state !== undefined) void query.where('e.state', filter.state);
  const counted =
    filter.page === undefined
      ? null
      : ((await query.clone().clearSelect().count('* as total').first()) as { total: string });
  if (filter.page !== undefined) void query.offset((filter.page - 1) * filter.limit);
  if (filter.cursor !== undefined) void query.where('e.id', '<', decodeCursor(filter.cursor, ['uuid'])[0]);
  const rows = (await query.orderBy('e.id', 'desc').limit(filter.limit + 1)) as EpicRow[];
  const { items, pagination } = toPage({
    query: filter,
    rows,
    total: counted === null ? null : Number(counted.total),
    cursorOf: ({ id }) => [id],
  });
  return { items: items.map(toEpic), pagination };
};
