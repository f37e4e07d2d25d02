import { z } from 'zod';

/** A row as models read it. A missing text is empty, a missing number or category is null or left out. */
export const modelRow = z.strictObject({
  texts: z.record(z.string(), z.string()).optional(),
  numbers: z.record(z.string(), z.number().nullable()).optional(),
  categories: z.record(z.string(), z.string().nullable()).optional(),
});

export const modelContributions = z
  .strictObject({
    link: z.enum(['identity', 'log', 'logit']),
    entries: z.array(z.strictObject({ name: z.string(), amount: z.number() })),
  })
  .meta({ description: 'Parts of a prediction; they sum to it on the link scale' });
export type ModelContributions = z.infer<typeof modelContributions>;

/** Body of `POST /invocations` and of `POST /models/{name}/invoke`. */
export const invocation = z
  .strictObject({
    rows: z.array(modelRow).min(1).max(1000),
    explain: z.boolean().default(false),
  })
  .meta({ description: 'Rows to predict' });
export type Invocation = z.input<typeof invocation>;

export const invocationAnswer = z
  .object({
    modelVersion: z.string(),
    answers: z.array(
      z.object({
        outputs: z.record(z.string(), z.array(z.number())),
        contributions: modelContributions.optional(),
      }),
    ),
  })
  .meta({ description: 'One answer per row, in their order, and the version of the model that gave them' });
export type InvocationAnswer = z.infer<typeof invocationAnswer>;
