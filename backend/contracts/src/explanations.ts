import { z } from 'zod';
import { id, timestamp } from './primitives.js';

/** What one trained model says about one feature, taken apart. */
export const explainedModel = z
  .object({
    quantity: z.enum(['relativeEffort', 'effort', 'return']).meta({
      description:
        '`relativeEffort`: the base model’s word, in spreads of log(effort) around the team’s median; `effort`: log(person-days); `return`: log(value / cost), given an effect',
    }),
    modelVersion: z.string(),
    entries: z
      .array(
        z.object({
          name: z.string().meta({
            description:
              'An input by its contract name, `text:title`, `category=value`, `base` (before it saw the feature) or `calibration`',
          }),
          amount: z.number(),
        }),
      )
      .meta({ description: 'Exact contributions in the unit of the quantity; they add up to `total`' }),
    total: z.number(),
  })
  .meta({ id: 'ExplainedModel' });
export type ExplainedModel = z.infer<typeof explainedModel>;

export const predictionExplanation = z
  .object({
    predictionId: id,
    predictedAt: timestamp,
    models: z.array(explainedModel).meta({
      description:
        'Of the models that spoke; empty where the prediction rests on the built-in formulae alone',
    }),
    unavailable: z
      .array(z.object({ modelVersion: z.string(), reason: z.string() }))
      .meta({ description: 'Models that spoke and cannot be asked again, and why' }),
  })
  .meta({ id: 'PredictionExplanation' });
export type PredictionExplanation = z.infer<typeof predictionExplanation>;
