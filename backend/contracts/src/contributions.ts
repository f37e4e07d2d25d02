import { z } from 'zod';
import { inputSource, timestamp } from './primitives.js';

export const contribution = z
  .object({
    name: z.string().meta({ description: '`baseline`, an input, a criterion or a predicted quantity' }),
    amount: z
      .number()
      .meta({ description: 'Points of the score; all amounts of a feature add up to its score within 1e-6' }),
    source: z.union([inputSource, z.literal('reference')]),
    asOf: timestamp.nullable(),
    actor: z.string().nullable(),
  })
  .meta({ description: 'One part of a score: what, how much, from where, how old, by whom' });
export type Contribution = z.infer<typeof contribution>;
