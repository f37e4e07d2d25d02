import {
  baselinePredictor,
  type DeliveredFeature,
  type FeaturePrediction,
  type PredictableFeature,
  type PredictingTeam,
  type TrainedModels,
} from '../predictions/index.js';
import type { ParsedRow } from '../imports/index.js';
import { inputsOf } from './read-backlog.js';

export interface PredictOptions {
  readonly team: PredictingTeam;
  readonly file: string;
  readonly now: Date;
  /** Absent: the built-in formulae alone. */
  readonly models?: TrainedModels;
}

/** In memory a feature’s key is its id. */
export const toPredictable = (row: ParsedRow, { file, now }: PredictOptions): PredictableFeature => ({
  id: row.key,
  key: row.key,
  title: row.title,
  description: row.description,
  createdAt: row.createdAt?.toISOString() ?? null,
  type: row.type,
  labels: row.labels,
  inputs: inputsOf(row, { file, asOf: now.toISOString() }),
  demand: 0,
});

const toDelivered = (row: ParsedRow, options: PredictOptions): DeliveredFeature[] =>
  row.outcome === null
    ? []
    : [
        {
          ...toPredictable(row, options),
          actualEffortDays: row.outcome.actualEffortDays,
          realisedValue: row.outcome.realisedValue,
          recordedAt: row.outcome.releasedOn === null ? null : `${row.outcome.releasedOn}T00:00:00.000Z`,
          source: 'import',
          actor: options.file,
        },
      ];

const isOpen = (row: ParsedRow): boolean =>
  !row.isSubtask && row.status !== 'delivered' && row.status !== 'dropped';

/** Predicts every open feature; the delivered ones of the file teach what estimates and texts mean. By key. */
export const predictBacklog = async (
  rows: readonly ParsedRow[],
  options: PredictOptions,
): Promise<Map<string, FeaturePrediction>> => {
  const all = rows.filter((row) => !row.isSubtask).map((row) => toPredictable(row, options));
  const predictions = await baselinePredictor().predict({
    features: rows.filter(isOpen).map((row) => toPredictable(row, options)),
    team: options.team,
    ...(options.models && { models: options.models }),
    history: rows.flatMap((row) => toDelivered(row, options)),
    backlog: { version: options.file, load: () => Promise.resolve(all) },
  });
  return new Map(predictions.map((prediction) => [prediction.featureId, prediction]));
};
