import { z } from 'zod';
import { contribution } from './contributions.js';
import { currency, id, probability, spread, timestamp } from './primitives.js';

export const valueSpread = spread.extend({
  pNoEffect: probability.meta({
    description: 'Probability that the feature changes nothing; part of the quantiles',
  }),
  currency,
});
export type ValueSpread = z.infer<typeof valueSpread>;

export const roiSpread = spread.extend({
  pLoss: probability.meta({ description: 'Probability that it returns less than it costs' }),
});
export type RoiSpread = z.infer<typeof roiSpread>;

export const valueBasis = z.enum(['outcomes', 'estimate', 'prior']).meta({
  description:
    'What the value rests on: the team’s own outcomes, a person’s estimate shrunk to the base rate, or the stated prior',
});
export type ValueBasis = z.infer<typeof valueBasis>;

export const effortBasis = z.enum(['history', 'estimate', 'points', 'text', 'prior']).meta({
  description:
    'What the effort rests on: delivered features of the team, a person’s estimate in days, story points, the text alone, or the stated prior',
});
export type EffortBasis = z.infer<typeof effortBasis>;

export const prediction = z.object({
  id,
  featureId: id,
  modelVersion: z.string(),
  value: valueSpread,
  effortDays: spread.meta({ description: 'Person-days' }),
  roi: roiSpread.meta({ description: 'Ratio (V − C) / C; 1.1 is shown as +110 %' }),
  confidence: probability.meta({
    description:
      '1 − the width of the 80 % ROI interval, given an effect, against the prior’s around the same middle; 0 where only the prior speaks',
  }),
  basedOn: valueBasis,
  effortBasedOn: effortBasis,
  notEnoughSignal: z.boolean().meta({
    description: 'True where nobody estimated the value and the prior outweighs the team’s outcomes',
  }),
  outcomesUsed: z.int().min(0),
  dayRate: z.object({ amount: z.number(), currency, assumed: z.boolean() }),
  contributions: z
    .array(contribution)
    .meta({ description: 'What moved the predicted ROI (whole percent), adding up to its mean' }),
  missingInputs: z.array(z.string()).meta({
    description: 'What would sharpen the prediction if somebody entered it; the feature’s own inputs first',
  }),
  servedBy: z.enum(['local', 'endpoint']).meta({
    description: 'Who ran the trained models: this server, or the model endpoint',
  }),
  fellBackBecause: z.string().nullable().meta({
    description:
      'Why the endpoint’s models ran here instead, or why trained models did not speak at all; null where nothing went wrong',
  }),
  createdAt: timestamp,
});
export type Prediction = z.infer<typeof prediction>;
