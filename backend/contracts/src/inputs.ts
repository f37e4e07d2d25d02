import { z } from 'zod';
import { builtInInputs } from './input-definitions.js';
import { id, inputSource, timestamp } from './primitives.js';

export const inputName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, 'must start with a letter and hold only letters, digits and _')
  .meta({
    description: `Name of an input: one of ${builtInInputs.join(', ')}, or a criterion of the team’s own`,
  });

export const inputValue = z.object({
  value: z.number().meta({ description: 'In the unit of the input' }),
  source: inputSource,
  asOf: timestamp,
  actor: z.string().nullable().meta({ description: 'Name of the person, file or vendor that gave it' }),
});
export type InputValue = z.infer<typeof inputValue>;

export const featureInput = inputValue.extend({ featureId: id, name: inputName });
export type FeatureInput = z.infer<typeof featureInput>;

/** A person-month in person-days; the same factor for every team, so that RICE effort and predicted effort can be compared. */
export const daysPerPersonMonth = 20;
