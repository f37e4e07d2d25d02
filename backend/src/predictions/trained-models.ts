import { createHash } from 'node:crypto';
import type { Artifact, ModelAnswer, ModelRunner, RunResult } from '../inference/index.js';
import { normalQuantile } from '../statistics/index.js';
import type { PredictableFeature, TrainedEffort, TrainedModels, TrainedReturn } from './predictor.js';
import type { ServedRow } from './served-row.js';
import { toModelRow } from './to-model-row.js';

/** The models that speak for a team: the base model that ships, and the team’s own champions. */
export interface TeamModels {
  readonly baseEffort: Artifact | null;
  readonly effort: Artifact | null;
  readonly value: Artifact | null;
}

export const noModels: TeamModels = { baseEffort: null, effort: null, value: null };

/** Who answered, as far as it differs from “this process”. */
export type Served = Pick<RunResult, 'servedBy' | 'fellBackBecause'>;

/** Relative efforts kept by text, so that an edited figure does not read a whole backlog again: about 10 MB. */
const keptRelatives = 100_000;
const z90 = normalQuantile(0.9);
/** A width of nothing would make every later figure infinitely sure. */
const leastLogSd = 0.05;

const output = (answer: ModelAnswer, name: string, at: number): number => {
  const value = answer.outputs[name]?.[at];
  if (value === undefined || !Number.isFinite(value)) {
    throw new Error(`the model gave no number ${at} of its output “${name}”`);
  }
  return value;
};

/** From quantiles .1, .25, .5, .75, .9 of person-days. */
const toEffort = (answer: ModelAnswer): TrainedEffort => {
  const log = (at: number): number => Math.log(Math.max(1e-3, output(answer, 'effort_days', at)));
  return { logMedian: log(2), logSd: Math.max(leastLogSd, (log(4) - log(0)) / (2 * z90)) };
};

const toReturn = (answer: ModelAnswer): TrainedReturn => {
  const logMedian = output(answer, 'mean_log', 0);
  return {
    pNoEffect: Math.min(0.98, Math.max(0.02, output(answer, 'p_no_effect', 0))),
    logMedian,
    logSd: Math.max(leastLogSd, output(answer, 'scale', 0)),
    parts: answer.contributions?.entries ?? [{ name: 'base', amount: logMedian }],
  };
};

/**
 * The base model's word before its calibration, which takes it to the steps that story points have: two issues on the
 * same step are still told apart.
 */
const toRelative = ({ explanation }: Artifact, answer: ModelAnswer): number => {
  const parts = answer.outputs['parts'] ?? [];
  return parts.reduce((sum, _, at) => sum + output(answer, 'parts', at), explanation?.base ?? 0);
};

/** Texts decide what the base model says of a feature; one key for all that is equal. */
const keyOf = (version: string, { texts }: ServedRow): string =>
  createHash('sha1')
    .update(JSON.stringify([version, texts]))
    .digest('base64');

/**
 * Lets the models of a team speak in predictions. `onServed` hears who answered whenever a model was asked.
 */
export const createTrainedModels = ({ runner }: { runner: ModelRunner }) => {
  const relatives = new Map<string, number>();
  const keep = (key: string, relative: number): void => {
    relatives.set(key, relative);
    const [oldest] = relatives.keys();
    if (relatives.size > keptRelatives && oldest !== undefined) relatives.delete(oldest);
  };

  return (models: TeamModels, onServed: (served: Served) => void = () => undefined): TrainedModels | null => {
    const { baseEffort, effort, value } = models;
    const ask = async (
      artifact: Artifact,
      rows: readonly ServedRow[],
      explain = false,
    ): Promise<readonly ModelAnswer[]> => {
      if (rows.length === 0) return [];
      const result = await runner.run({ artifact, rows, explain });
      onServed(result);
      return result.answers;
    };
    const relativeEffort = async (
      artifact: Artifact,
      features: readonly PredictableFeature[],
    ): Promise<number[]> => {
      const keyed = features.map((feature) => {
        const row = toModelRow(feature);
        return { row, key: keyOf(artifact.card.version, row) };
      });
      const unknown = keyed.filter(({ key }) => !relatives.has(key));
      const answers = await ask(
        artifact,
        unknown.map(({ row }) => row),
      );
      const said = new Map(unknown.map((asked, i) => [asked, answers[i]]));
      return keyed.map((each) => {
        const answer = said.get(each);
        const relative = answer ? toRelative(artifact, answer) : (relatives.get(each.key) ?? 0);
        keep(each.key, relative);
        return relative;
      });
    };
    const versions = [baseEffort, effort, value].flatMap((artifact) => artifact?.card.version ?? []);
    if (versions.length === 0) return null;
    return {
      version: versions.join('+'),
      ...(baseEffort && { relativeEffort: (features) => relativeEffort(baseEffort, features) }),
      ...(effort && {
        effort: async (features) => (await ask(effort, features.map(toModelRow))).map(toEffort),
      }),
      ...(value && {
        returnOnCost: async (features) => (await ask(value, features.map(toModelRow), true)).map(toReturn),
      }),
    };
  };
};
