import { z } from 'zod';
import { inputName } from './inputs.js';
import { line } from './primitives.js';

export const framework = z
  .enum(['roi', 'rice', 'ice', 'wsjf', 'opportunity', 'value_effort', 'weighted', 'formula'])
  .meta({
    description: 'How the score is made; `roi` (predicted return, the default) needs no manual input',
  });
export type Framework = z.infer<typeof framework>;

export const criterion = z
  .object({
    name: inputName.meta({
      description:
        'An input or one of predictedRoi (whole percent), predictedValue, predictedEffortDays, demand (companies)',
    }),
    label: line(80),
    weight: z.number().min(0).max(1000),
    anchorLow: z
      .number()
      .meta({ description: 'The value that scores 0; fixed, so other features never move it' }),
    anchorHigh: z
      .number()
      .meta({ description: 'The value that scores 100; below anchorLow where less is better' }),
    scale: z.enum(['linear', 'log']).default('linear'),
  })
  .refine((c) => c.anchorLow !== c.anchorHigh, {
    path: ['anchorHigh'],
    message: 'must differ from anchorLow',
  })
  .refine((c) => c.scale === 'linear' || (c.anchorLow > 0 && c.anchorHigh > 0), {
    path: ['scale'],
    message: 'a log scale needs both anchors above 0',
  });
export type Criterion = z.infer<typeof criterion>;

export const rankingSettings = z.object({
  framework,
  criteria: z.array(criterion).max(30).meta({ description: 'Used by `weighted`' }),
  formula: z.string().max(2000).nullable().meta({
    description:
      'Used by `formula`: + − * / ^ ( ), min, max, abs, sqrt, ln, log10, exp, if(a > b, x, y) over input names',
  }),
});
export type RankingSettings = z.infer<typeof rankingSettings>;

export const defaultRankingSettings: RankingSettings = { framework: 'roi', criteria: [], formula: null };
