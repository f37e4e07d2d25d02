import { z } from 'zod';

export const id = z
  .uuid()
  .meta({ description: 'UUIDv7 of the thing', example: '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10' });
export const timestamp = z.iso
  .datetime({ offset: true })
  .meta({ description: 'Moment in time, ISO 8601 with offset' });
export const day = z.iso.date().meta({ description: 'Calendar day, ISO 8601' });
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a three-letter ISO 4217 code such as EUR')
  .meta({ description: 'ISO 4217 currency code', example: 'EUR' });
export const version = z
  .int()
  .min(1)
  .meta({ description: 'Version for optimistic concurrency; send it back as If-Match' });

/** Text a person types: trimmed, never blank, without the NUL that PostgreSQL cannot store. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\u0000'), 'must not contain the NUL character');
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'must not contain the NUL character');

/** Who did it: a person, a model version, an import or a vendor's sync. */
export const inputSource = z.enum(['human', 'import', 'sync', 'model', 'assumption']).meta({
  description: 'Where a value comes from. `assumption` marks a stated default nobody confirmed.',
});
export type InputSource = z.infer<typeof inputSource>;

export const spread = z
  .object({
    mean: z.number(),
    p10: z.number(),
    p50: z.number(),
    p90: z.number(),
  })
  .meta({ description: 'A distribution by its mean and the 10, 50 and 90 % quantiles' });
export type Spread = z.infer<typeof spread>;

export const probability = z.number().min(0).max(1);
