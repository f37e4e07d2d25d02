import type { api, ModelKind, Query } from '@valora/contracts';
import { newestPage, type TeamScope } from '../platform/index.js';
import { toTrainingRun, type RunRecord } from './run-record.js';

export const runs = ({ trx, teamId }: TeamScope) => trx('training_runs').where({ team_id: teamId });

export const openRun = async (scope: TeamScope, kind: ModelKind): Promise<RunRecord | null> =>
  ((await runs(scope).where({ kind }).whereIn('state', ['queued', 'running']).first()) as
    RunRecord | undefined) ?? null;

export const lastRun = async (scope: TeamScope, kind: ModelKind): Promise<RunRecord | null> =>
  ((await runs(scope).where({ kind }).orderBy('id', 'desc').first()) as RunRecord | undefined) ?? null;

/** Newest first. @throws AppError invalid_input for a foreign cursor, or one together with a page */
export const listRuns = (scope: TeamScope, query: Query<typeof api.models.runs>) =>
  newestPage({
    query,
    wanted: () => {
      const rows = runs(scope);
      if (query.kind !== undefined) void rows.where({ kind: query.kind });
      return rows;
    },
    toItem: toTrainingRun,
  });
