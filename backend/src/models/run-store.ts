import type { api, ModelKind, Query } from '@valora/contracts';
import { assertOnePaging, decodeCursor, toPage, type TeamScope } from '../platform/index.js';
import { toTrainingRun, type RunRecord } from './run-record.js';

export const runs = ({ trx, teamId }: TeamScope) => trx('training_runs').where({ team_id: teamId });

export const openRun = async (scope: TeamScope, kind: ModelKind): Promise<RunRecord | null> =>
  ((await runs(scope).where({ kind }).whereIn('state', ['queued', 'running']).first()) as
    RunRecord | undefined) ?? null;

export const lastRun = async (scope: TeamScope, kind: ModelKind): Promise<RunRecord | null> =>
  ((await runs(scope).where({ kind }).orderBy('id', 'desc').first()) as RunRecord | undefined) ?? null;

/** Newest first: ids carry their time. @throws AppError invalid_input for a foreign cursor, or one together with a page */
export const listRuns = async (scope: TeamScope, query: Query<typeof api.models.runs>) => {
  assertOnePaging(query);
  const wanted = () => {
    const rows = runs(scope);
    if (query.kind !== undefined) void rows.where({ kind: query.kind });
    return rows;
  };
  const rows = wanted()
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.cursor !== undefined) void rows.where('id', '<', decodeCursor(query.cursor, ['uuid'])[0]);
  if (query.page !== undefined) void rows.offset((query.page - 1) * query.limit);
  const total =
    query.page === undefined ? null : Number(((await wanted().count('* as n')) as [{ n: string }])[0].n);
  const found = (await rows) as RunRecord[];
  const { items, pagination } = toPage({ query, rows: found, total, cursorOf: ({ id }) => [id] });
  return { items: items.map(toTrainingRun), pagination };
};
