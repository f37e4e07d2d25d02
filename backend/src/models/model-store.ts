import type { api, ModelKind, Query } from '@valora/contracts';
import { newestPage, notFound, type TeamScope } from '../platform/index.js';
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

/** Newest first. @throws AppError invalid_input for a foreign cursor, or one together with a page */
export const listModels = (scope: TeamScope, query: Query<typeof api.models.list>) =>
  newestPage({
    query,
    wanted: () => {
      const rows = models(scope);
      if (query.kind !== undefined) void rows.where({ kind: query.kind });
      if (query.state !== undefined) void rows.where({ state: query.state });
      return rows;
    },
    toItem: toModel,
  });
