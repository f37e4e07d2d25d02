import { z } from 'zod';

const name = z.string().min(1).max(200);
const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const artifactKind = z.enum(['effort', 'signals', 'value', 'similarity']);
export type ArtifactKind = z.infer<typeof artifactKind>;

export const textEncoderSpec = z
  .strictObject({
    fields: z.array(
      z.strictObject({
        name,
        salt: z.int().min(0).max(0xffff_ffff),
        words: z.int().min(0).max(4).meta({ description: 'Longest run of words that is a term; 0: none' }),
        chars: z
          .tuple([z.int().min(1), z.int().min(1)])
          .nullable()
          .meta({ description: 'Shortest and longest run of characters that is a term; null: none' }),
      }),
    ),
    buckets: z
      .int()
      .min(2)
      .max(2 ** 24)
      .refine((buckets) => Number.isInteger(Math.log2(buckets)), 'must be a power of two'),
    maxTerms: z.int().min(1).max(4096),
  })
  .meta({ description: 'How texts become counted, hashed terms' });
export type TextEncoderSpec = z.infer<typeof textEncoderSpec>;

const numberInput = z.strictObject({
  name,
  unit: z.string().nullable(),
  low: z.number().nullable().meta({ description: 'Range the model was trained on' }),
  high: z.number().nullable(),
  description: z.string(),
});

const categoryInput = z.strictObject({
  name,
  values: z.array(z.string()).meta({ description: 'One column of 1 or 0 each, in this order' }),
  unknown: z.string().nullable().meta({
    description: 'One of the values, which every unlisted value counts as; null: all columns are 0',
  }),
  description: z.string(),
});

const output = z.strictObject({
  name,
  width: z.int().min(1),
  description: z.string(),
  labels: z.array(z.string()).nullable(),
  unit: z.string().nullable(),
});

const metric = z.strictObject({
  dataset: z.string(),
  split: z.string(),
  metric: z.string(),
  direction: z.enum(['lower', 'higher']),
  baselineName: z.string(),
  baseline: z.number(),
  ours: z.number(),
});

const training = z.strictObject({
  data: z.array(z.strictObject({ name, rows: count, sha256: z.string(), licence: z.string() })),
  split: z.string(),
  seed: z.int(),
  metrics: z.array(metric),
  libraries: z.record(z.string(), z.string()),
  trainedAt: z.string().nullable(),
});

const file = z.strictObject({
  path: z.string().regex(/^[\w-][\w.-]*$/, 'must be the name of a file in the folder'),
  sha256,
  bytes: count,
});

/** `card.json` of an artifact; `ml/contracts/model-card.json` is made from it. */
export const modelCard = z
  .strictObject({
    format: z.literal(1),
    name,
    kind: artifactKind,
    version: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .meta({ description: 'Follows from the content' }),
    description: z.string(),
    inputs: z.strictObject({
      texts: z.array(name),
      encoder: textEncoderSpec.nullable(),
      numbers: z.array(numberInput),
      categories: z.array(categoryInput),
    }),
    outputs: z.array(output),
    training,
    settings: z
      .record(z.string(), z.json())
      .meta({ description: 'What else who uses the answers must know, such as the transform of the effort' }),
    files: z.record(z.string(), file).meta({ description: 'By role: graph, explain or the artifact’s own' }),
  })
  .meta({ description: 'What a model reads, gives, was made from and is worth' });
export type ModelCard = z.infer<typeof modelCard>;

const finite = z.array(z.number());
const columns = { reads: name, names: z.array(name) };

const treeTables = z.strictObject({
  feature: z.array(z.int().min(-1)).meta({ description: 'Column a node splits on; −1 at a leaf' }),
  threshold: finite.meta({ description: 'float32; a row goes left where x ≤ threshold' }),
  left: z.array(count),
  right: z.array(count),
  missingLeft: z.array(z.int().min(0).max(1)).meta({ description: 'Whether a missing value goes left' }),
  cover: finite.meta({ description: 'Weight of the training rows that passed the node' }),
  value: finite,
  roots: z.array(count),
});
export type TreeTablesJson = z.infer<typeof treeTables>;

const member = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trees'), ...columns, base: z.number(), trees: treeTables }),
  z.strictObject({
    kind: z.literal('linear'),
    ...columns,
    coefficients: finite,
    fill: finite,
    center: finite,
    scale: finite,
    limit: z.number().nullable(),
  }),
  z.strictObject({ kind: z.literal('graph'), name, output: name, index: count, weight: z.number() }),
]);
export type ExplanationMember = z.infer<typeof member>;

/** `explain.json` of an artifact; `ml/contracts/model-explanation.json` is made from it. */
export const artifactExplanation = z
  .strictObject({
    output: name.meta({ description: 'The output that is explained' }),
    index: count,
    link: z
      .enum(['identity', 'log', 'logit'])
      .meta({ description: 'Scale of the entries against the output: with log they sum to its logarithm' }),
    base: z.number(),
    members: z.array(member),
    calibration: z.strictObject({ x: finite, y: finite }).nullable(),
  })
  .meta({
    description: 'Members whose shares and the base sum to one output of the graph, on the link scale',
  });
export type ArtifactExplanation = z.infer<typeof artifactExplanation>;
