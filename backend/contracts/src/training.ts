import { z } from 'zod';
import { modelKind } from './models.js';

/** One line of `rows.jsonl`: what a trainer is given. Texts, numbers and categories are the very ones served. */
export const trainingRow = z
  .object({
    featureId: z.string(),
    recordedAt: z.string().meta({ description: 'When the outcome was recorded; rows are in this order' }),
    row: z.object({
      texts: z.record(z.string(), z.string()),
      numbers: z.record(z.string(), z.number().nullable()),
      categories: z.record(z.string(), z.string().nullable()),
    }),
    outcome: z.object({
      effortDays: z
        .number()
        .positive()
        .nullable()
        .meta({ description: 'Person-days it took; set for kind effort' }),
      value: z.number().nullable().meta({ description: 'Money it returned; set for kind value' }),
      cost: z
        .number()
        .positive()
        .meta({ description: 'Person-days (actual, else predicted) × day rate of the promise' }),
    }),
  })
  .meta({ id: 'TrainingRow' });
export type TrainingRow = z.infer<typeof trainingRow>;

/** A line of a trainer’s standard output: how far it is. Other lines are ignored. */
export const trainingProgress = z.object({ step: z.string().max(200), share: z.number().min(0).max(1) });
export type TrainingProgress = z.infer<typeof trainingProgress>;

/** `report.json`, which a trainer writes last, beside `model.onnx` and `card.json`. */
export const trainingReport = z
  .object({
    kind: modelKind,
    result: z.enum(['trained', 'too_few', 'no_variation']),
    reason: z.string().max(2000),
    rows: z.int().min(0),
    graphSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .meta({ description: 'Of model.onnx; null where nothing was trained' }),
    seed: z.int(),
    seconds: z.number().min(0),
    metrics: z
      .array(
        z.object({
          name: z.string(),
          ours: z.number(),
          baselineName: z.string(),
          baseline: z.number(),
          n: z.int(),
        }),
      )
      .meta({ description: 'Out-of-fold figures on the rows it was given' }),
  })
  .meta({ id: 'TrainingReport' });
export type TrainingReport = z.infer<typeof trainingReport>;
