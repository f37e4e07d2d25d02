import type { api, Model, ModelKind, Query } from '@valora/contracts';
import { assertOnePaging, decodeCursor, notFound, toPage, type TeamScope } from '../platform/index.js';
import { toModel, type ModelRecord } from './model-record.js';

export const models = ({ trx, teamId }: TeamScope) => trx('models').where({ team_id: teamId });

/** One change of champions at a time per team and kind, until the transaction ends. */
export const lockKind = async ({ trx, teamId }: TeamScope, kind: ModelKind): Promise<void> => {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`models ${teamId} ${kind}`]);
};

export const findModel = async (scope: TeamScope, id: string): Promise<ModelRecord | null> =>
  ((await models(scope).where({ id }).first()) as ModelRecord | undefined) ?? null;

/** @throws AppError not_found */
export const getModel = async (scope: TeamScope, id: string): Promise<ModelRecord> => {
  const record = await findModel(scope, id);
  if (record === null) throw notFound('model');
  return record;
};

export const findChampionRecord = async (scope: TeamScope, kind: ModelKind): Promise<ModelRecord | null> =>
  ((await models(scope).where({ kind, state: 'champion' }).first()) as ModelRecord | undefined) ?? null;

/** Newest first: ids carry their time. @throws AppError invalid_input for a foreign cursor, or one together with a page */
export const listModels = async (scope: TeamScope, query: Query<typeof api.models.list>) => {
  assertOnePaging(query);
  const wanted = () => {
    const rows = models(scope);
    if (query.kind !== undefined) void rows.where({ kind: query.kind });
    if (query.state !== undefined) void rows.where({ state: query.state });
    return rows;
  };
  const rows = wanted()
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.cursor !== undefined) void rows.where('id', '<', decodeCursor(query.cursor, ['uuid'])[0]);
  if (query.page !== undefined) void rows.offset((query.page - 1) * query.limit);
  const total =
    query.page === undefined ? null : Number(((await wanted().count('* as n')) as [{ n: string }])[0].n);
  const found = (await rows) as ModelRecord[];
  const { items, pagination } = toPage({ query, rows: found, total, cursorOf: ({ id }) => [id] });
  return { items: items.map(toModel) satisfies Model[], pagination };
};
