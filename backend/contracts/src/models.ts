import { z } from 'zod';
import { currency, id, probability, timestamp } from './primitives.js';

export const modelKind = z.enum(['effort', 'value']).meta({
  description: 'What a model predicts: person-days, or money given the cost',
});
export type ModelKind = z.infer<typeof modelKind>;

export const modelState = z.enum(['challenger', 'champion', 'retired', 'failed']).meta({
  description:
    '`champion` predicts for the team, at most one of a kind; `challenger` is the latest that did not win; `failed` could not be used',
});
export type ModelState = z.infer<typeof modelState>;

/** Below this many outcomes a figure says more about luck than about the model. */
export const fewestOutcomes = 15;

export const heldOutResult = z
  .object({
    n: z.int().meta({ description: 'Outcomes that neither model was trained on, the latest of the team' }),
    loss: z.string().meta({ description: 'What is compared, in words' }),
    challenger: z.number(),
    champion: z.number().meta({ description: 'Of the model it had to beat, on the same outcomes' }),
    naive: z.number().meta({ description: 'Of the quantiles of the outcomes it was trained on' }),
    coverage80: z.number().meta({ description: 'Share of outcomes inside the challenger’s p10–p90' }),
    championCoverage80: z.number(),
    evidence: z.number().meta({ description: 'E-value against “the challenger is no better”' }),
    needed: z.number().meta({ description: 'E-value that promotes' }),
  })
  .meta({ id: 'HeldOutResult' });
export type HeldOutResult = z.infer<typeof heldOutResult>;

export const model = z
  .object({
    id,
    kind: modelKind,
    version: z.string().meta({ description: 'As predictions name it' }),
    state: modelState,
    trainedRows: z.int(),
    trainedUntil: timestamp.meta({ description: 'Latest outcome it was trained on' }),
    trainedBy: z.string(),
    createdAt: timestamp,
    card: z.record(z.string(), z.unknown()).meta({ description: 'The model’s card, as it was written' }),
    heldOut: heldOutResult.nullable(),
    reason: z.string().meta({ description: 'Why it was promoted or not, or why it left' }),
    trialShare: z.number().meta({
      description: 'Part of the features that a challenger predicts beside the champion; 0: none',
    }),
  })
  .meta({ id: 'Model' });
export type Model = z.infer<typeof model>;

export const trainingResult = z
  .enum(['promoted', 'kept', 'too_few', 'no_variation', 'unusable', 'failed'])
  .meta({
    description:
      '`kept`: the champion stays; `too_few`, `no_variation`: nothing can be learned from these outcomes; `unusable`: the trained file cannot be served; `failed`: training did not end',
  });
export type TrainingResult = z.infer<typeof trainingResult>;

export const trainingRun = z
  .object({
    id,
    kind: modelKind,
    state: z.enum(['queued', 'running', 'done', 'failed']),
    cause: z.enum(['asked', 'outcomes', 'drift']).meta({ description: 'Why it was trained' }),
    step: z.string().nullable().meta({ description: 'What it is doing now' }),
    share: probability.meta({ description: 'How far it is' }),
    rows: z.int().nullable().meta({ description: 'Outcomes with the row that was served before them' }),
    heldOut: z.int().nullable(),
    result: trainingResult.nullable(),
    reason: z.string().nullable(),
    modelId: id.nullable(),
    askedBy: z.string(),
    createdAt: timestamp,
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'TrainingRun' });
export type TrainingRun = z.infer<typeof trainingRun>;

const reliabilityPoint = z.object({
  predicted: probability,
  observed: probability.nullable().meta({ description: 'Null where no outcome falls into this bin' }),
  n: z.int(),
});

export const inputDrift = z.object({
  name: z.string(),
  psi: z.number().meta({ description: 'Population stability index against the rows of training' }),
  threshold: z.number().meta({ description: 'What chance alone may reach with this many rows' }),
  drifted: z.boolean(),
});
export type InputDrift = z.infer<typeof inputDrift>;

export const residualDrift = z.object({
  n: z.int(),
  statistic: z.number(),
  threshold: z.number(),
  drifted: z.boolean(),
  direction: z.enum(['higher', 'lower']).nullable().meta({
    description: 'Whether outcomes lie higher or lower than predicted',
  }),
});
export type ResidualDrift = z.infer<typeof residualDrift>;

export const modelDrift = z.object({
  checkedAt: timestamp,
  rowsThen: z.int(),
  rowsNow: z.int(),
  inputs: z.array(inputDrift),
  residuals: residualDrift,
  drifted: z.boolean(),
});
export type ModelDrift = z.infer<typeof modelDrift>;

export const kindPerformance = z
  .object({
    kind: modelKind,
    champion: model.nullable().meta({ description: 'Null: the base model that ships with Valora' }),
    challenger: model.nullable().meta({ description: 'The latest that did not win' }),
    lastRun: trainingRun.nullable(),
    n: z.int().meta({ description: 'Outcomes with a prediction made before them' }),
    nOfChampion: z.int().meta({ description: 'Of those, predicted by the present champion' }),
    live: z
      .object({
        loss: z.string().meta({ description: 'What is measured, in words' }),
        ours: z.number().meta({ description: 'Mean loss of what was predicted before the outcome' }),
        naive: z.number().meta({ description: 'Of the median of the outcomes before it' }),
        nOfNaive: z
          .int()
          .meta({ description: 'Outcomes that had others before them; both means are over these' }),
        beatsNaive: z.boolean(),
        coverage80: probability.meta({ description: 'Share of outcomes inside the predicted p10–p90' }),
        coverage80Range: z
          .tuple([probability, probability])
          .meta({ description: '95 % interval of the true coverage (Wilson)' }),
      })
      .nullable()
      .meta({ description: 'Null below 15 outcomes: too few to say' }),
    reliability: z
      .object({
        quantiles: z
          .array(reliabilityPoint)
          .meta({ description: 'Predicted share of outcomes below a quantile against the observed' }),
        losses: z
          .array(reliabilityPoint)
          .meta({ description: 'Predicted P(loss) in bins against the share that lost; empty for effort' }),
      })
      .nullable(),
    drift: modelDrift.nullable().meta({ description: 'Of the latest nightly check; null before the first' }),
  })
  .meta({ id: 'KindPerformance' });
export type KindPerformance = z.infer<typeof kindPerformance>;

export const modelPerformance = z
  .object({
    fewest: z.int().meta({ description: 'Figures over fewer outcomes are null' }),
    ofSample: z.boolean().meta({
      description: 'True while the team has no outcomes of its own and figures are of the sample’s',
    }),
    kinds: z.array(kindPerformance),
    ledger: z
      .object({
        n: z.int().meta({ description: 'Outcomes with a promise and a realised value' }),
        currency,
        totals: z
          .object({
            promised: z.number(),
            realised: z.number(),
            ratio: z
              .number()
              .nullable()
              .meta({ description: 'Promised / realised; null where nothing was realised' }),
          })
          .nullable()
          .meta({ description: 'Null below 15 outcomes: too few to say' }),
      })
      .meta({ description: 'Value promised against realised' }),
  })
  .meta({ id: 'ModelPerformance' });
export type ModelPerformance = z.infer<typeof modelPerformance>;
