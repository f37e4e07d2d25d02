import type { ModelKind } from '@valora/contracts';
import { ModelFailedError, type Artifact, type ModelAnswer, type ModelRunner } from '../inference/index.js';
import type { ServedRow } from '../predictions/index.js';
import { normalQuantile } from '../statistics/index.js';
import type { Quantiles } from './rules/loss.js';

const output = (answer: ModelAnswer, name: string, at: number): number => {
  const value = answer.outputs[name]?.[at];
  if (value === undefined || !Number.isFinite(value))
    throw new ModelFailedError(`the model gave no number ${at} of its output “${name}”`);
  return value;
};

/** `effort_days`: quantiles .1, .25, .5, .75, .9 of person-days. */
const effortQuantiles = (answer: ModelAnswer): Quantiles => ({
  p10: output(answer, 'effort_days', 0),
  p50: output(answer, 'effort_days', 2),
  p90: output(answer, 'effort_days', 4),
});

/** Nothing with probability `p_no_effect`, log-normal value / cost otherwise; quantiles are of the whole mixture. */
const valueQuantiles = (answer: ModelAnswer): Quantiles => {
  const none = Math.min(1, Math.max(0, output(answer, 'p_no_effect', 0)));
  const [middle, scale] = [output(answer, 'mean_log', 0), output(answer, 'scale', 0)];
  const at = (level: number): number =>
    level <= none ? 0 : Math.exp(middle + scale * normalQuantile((level - none) / (1 - none)));
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
};

/**
 * What a model says about rows as they were served: person-days for effort, value / cost for value. One per row.
 * @throws ModelFailedError for anything but finite numbers
 */
export const readQuantiles = async (
  runner: ModelRunner,
  request: { readonly kind: ModelKind; readonly artifact: Artifact; readonly rows: readonly ServedRow[] },
): Promise<Quantiles[]> => {
  const { kind, artifact, rows } = request;
  const { answers } = await runner.run({ artifact, rows });
  if (answers.length !== rows.length)
    throw new ModelFailedError(`the model answered ${answers.length} of ${rows.length} rows`);
  return answers.map(kind === 'effort' ? effortQuantiles : valueQuantiles);
};
