import type { ModelKind, TrainingRow } from '@valora/contracts';
import { openRow } from '../predictions/index.js';
import type { TeamScope } from '../platform/index.js';
import type { Quantiles } from './rules/loss.js';

/** An outcome with the very row that was served before it, and what was promised then. */
export interface HistoryRow {
  readonly training: TrainingRow;
  /** Person-days for effort, value / cost for value. */
  readonly actual: number;
  /** What stood when the outcome was recorded, in the same unit. */
  readonly served: Quantiles;
}

interface Stored {
  feature_id: string;
  recorded_at: Date;
  actual_effort_days: number | null;
  realised_value: number | null;
  day_rate: number;
  effort_mean: number;
  effort_p10: number;
  effort_p50: number;
  effort_p90: number;
  value_p10: number;
  value_p50: number;
  value_p90: number;
  row: string;
  text_hashes: string[];
}

/**
 * Only outcomes of the team’s own features that were recorded after their prediction; the prediction is the last that
 * stood before. Money counts where both are in one currency.
 */
const storedSql = `
  select o.feature_id, o.recorded_at, o.actual_effort_days, o.realised_value, p.day_rate,
    p.effort_mean, p.effort_p10, p.effort_p50, p.effort_p90, p.value_p10, p.value_p50, p.value_p90, r.row, r.text_hashes
  from outcomes o
  join features f on f.team_id = o.team_id and f.id = o.feature_id
  join predictions p on p.team_id = o.team_id and p.feature_id = o.feature_id and p.id = o.promised_prediction_id
  join prediction_rows r on r.team_id = p.team_id and r.feature_id = p.feature_id and r.prediction_id = p.id
  where o.team_id = :teamId and f.removed_at is null and not f.is_sample and p.created_at < o.recorded_at
    and case :kind::text when 'effort' then o.actual_effort_days is not null
      else o.realised_value is not null and o.currency = p.currency end
  order by o.recorded_at, o.feature_id`;

const loadTexts = async (
  { trx, teamId }: TeamScope,
  rows: readonly Stored[],
): Promise<ReadonlyMap<string, string>> => {
  const hashes = [...new Set(rows.flatMap((row) => row.text_hashes))];
  const found = (await trx('model_texts')
    .where({ team_id: teamId })
    .whereRaw('hash = any(?::text[])', [hashes])
    .select('hash', 'text')) as { hash: string; text: string }[];
  return new Map(found.map(({ hash, text }) => [hash, text]));
};

const toHistoryRow = (kind: ModelKind, row: Stored, texts: ReadonlyMap<string, string>): HistoryRow => {
  const cost = (row.actual_effort_days ?? row.effort_mean) * row.day_rate;
  const isEffort = kind === 'effort';
  return {
    training: {
      featureId: row.feature_id,
      recordedAt: row.recorded_at.toISOString(),
      row: openRow(row.row, texts),
      outcome: {
        effortDays: isEffort ? row.actual_effort_days : null,
        value: isEffort ? null : row.realised_value,
        cost,
      },
    },
    actual: isEffort ? (row.actual_effort_days ?? 0) : (row.realised_value ?? 0) / cost,
    served: isEffort
      ? { p10: row.effort_p10, p50: row.effort_p50, p90: row.effort_p90 }
      : { p10: row.value_p10 / cost, p50: row.value_p50 / cost, p90: row.value_p90 / cost },
  };
};

/** All a kind can be trained and judged on, in the order of the outcomes. */
export const loadTrainingHistory = async (scope: TeamScope, kind: ModelKind): Promise<HistoryRow[]> => {
  const { rows } = (await scope.trx.raw(storedSql, { teamId: scope.teamId, kind })) as { rows: Stored[] };
  const texts = await loadTexts(scope, rows);
  return rows
    .map((row) => toHistoryRow(kind, row, texts))
    .filter(({ training }) => training.outcome.cost > 0);
};
