import { z } from 'zod';
import { contribution } from './contributions.js';
import { roiSpread, valueBasis, valueSpread } from './predictions.js';
import { spread } from './primitives.js';

export const rejectedRow = z.object({
  line: z.int().min(1).meta({
    description:
      'Line of the file (CSV: physical line where the record starts) or index of the issue (JSON), from 1',
  }),
  column: z.string().nullable(),
  value: z.string().nullable().meta({ description: 'What stood there, at most 200 characters' }),
  reason: z.string(),
});
export type RejectedRow = z.infer<typeof rejectedRow>;

export const unscoredFeature = z.object({
  key: z.string(),
  title: z.string(),
  missing: z.array(z.string()).min(1).meta({
    description:
      'Inputs that are missing, or why it is outside the ranking: `delivered`, `dropped`, `must-do`, `sub-task of KEY`',
  }),
});
export type UnscoredFeature = z.infer<typeof unscoredFeature>;

export const rankedFeature = z.object({
  key: z.string(),
  title: z.string(),
  rank: z.int().min(1).meta({ description: 'Shown rank: the model’s unless overridden' }),
  modelRank: z.int().min(1),
  rankLow: z.int().min(1).meta({ description: '10 % quantile of the model’s rank' }),
  rankHigh: z.int().min(1).meta({ description: '90 % quantile of the model’s rank' }),
  tier: z.int().min(1).meta({ description: 'Features of one tier are too close to call' }),
  score: z.number(),
  roi: roiSpread,
  value: valueSpread,
  effortDays: spread,
  contributions: z.array(contribution),
  basedOn: valueBasis,
});
export type RankedFeature = z.infer<typeof rankedFeature>;

/** What `npm run -s rank -- FILE --format json` prints. Every imported row is in exactly one of the three lists. */
export const rankReport = z.object({
  features: z.array(rankedFeature),
  unscored: z.array(unscoredFeature),
  rejectedRows: z.array(rejectedRow),
});
export type RankReport = z.infer<typeof rankReport>;
