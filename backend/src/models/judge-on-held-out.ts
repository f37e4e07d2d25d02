import { fewestOutcomes, type ModelKind } from '@valora/contracts';
import type { Artifact, ModelRunner } from '../inference/index.js';
import type { ModelRecord } from './model-record.js';
import { readQuantiles } from './read-quantiles.js';
import { naiveQuantiles, type Quantiles } from './rules/loss.js';
import { judgeChallenger, type Verdict } from './rules/promote.js';
import type { Split } from './rules/split-in-time.js';
import type { HistoryRow } from './training-rows.js';

export interface Judged {
  readonly kind: ModelKind;
  readonly split: Split<HistoryRow>;
  readonly challenger: Artifact;
  /** Null: the base model, which is judged by what it really promised. */
  readonly champion: { readonly record: ModelRecord; readonly artifact: Artifact } | null;
}

const pick = <T>(list: readonly T[], at: number): T => {
  const one = list[at];
  if (one === undefined) throw new RangeError(`nothing at ${at}`);
  return one;
};

/**
 * Challenger and champion on the same outcomes, which neither was trained on. Null where too few of them are left since
 * the champion was trained. @throws ModelFailedError when the challenger cannot be served
 */
export const judgeOnHeldOut = async (runner: ModelRunner, judged: Judged): Promise<Verdict | null> => {
  const { kind, split, challenger, champion } = judged;
  const trainedUntil = champion?.record.trained_until.toISOString() ?? '';
  const heldOut = split.heldOut.filter(({ training }) => training.recordedAt > trainedUntil);
  if (heldOut.length < fewestOutcomes) return null;
  const rows = heldOut.map(({ training }) => training.row);
  const served = (): Quantiles[] => heldOut.map((row) => row.served);
  const ofChallenger = await readQuantiles(runner, { kind, artifact: challenger, rows });
  const ofChampion =
    champion === null ? served() : await readQuantiles(runner, { kind, artifact: champion.artifact, rows });
  return judgeChallenger({
    kind,
    pairs: heldOut.map(({ actual }, i) => ({
      actual,
      challenger: pick(ofChallenger, i),
      champion: pick(ofChampion, i),
    })),
    naive: naiveQuantiles(split.training.map(({ actual }) => actual)),
  });
};
