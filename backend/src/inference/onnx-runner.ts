import { Tensor } from 'onnxruntime-node';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Artifact } from './artifact.js';
import { padTerms, toBatches, type Batch } from './batches.js';
import { ModelFailedError } from './errors.js';
import { createExplainer, type Explainer } from './explain-model.js';
import type { ModelAnswer, ModelRow, ModelRunner, RunRequest } from './model-runner.js';
import { openSession, type GraphSession } from './session.js';
import { createTextEncoder, type TextEncoder } from './text/index.js';
import { columnNames, toNumbers } from './to-tensors.js';

interface OpenModel {
  readonly session: GraphSession;
  readonly encoder: TextEncoder | undefined;
  readonly explainer: Explainer | undefined;
}

const openModel = async (artifact: Artifact): Promise<OpenModel> => {
  const { encoder } = artifact.card.inputs;
  return {
    session: await openSession(artifact),
    encoder: encoder ? createTextEncoder(encoder) : undefined,
    explainer: artifact.explanation && createExplainer(artifact.explanation),
  };
};

const textLength = ({ texts }: ModelRow): number =>
  Object.values(texts).reduce((sum, text) => sum + text.length, 0);

const feedsOf = (batch: Batch, numbers: Float32Array, columns: number): Record<string, Tensor> => {
  const rows = batch.rows.length;
  const terms = batch.texts && padTerms(batch.texts);
  return {
    ...(columns > 0 && { numbers: new Tensor('float32', numbers, [rows, columns]) }),
    ...(terms && {
      term_ids: new Tensor('int64', terms.ids, [rows, terms.width]),
      term_counts: new Tensor('float32', terms.counts, [rows, terms.width]),
    }),
  };
};

const checkFinite = ({ card }: Artifact, outputs: Record<string, Float32Array>): void => {
  for (const { name } of card.outputs) {
    if (outputs[name]?.every(Number.isFinite)) continue;
    throw new ModelFailedError(`${card.name} ${card.version} gave no finite number for ${name}`);
  }
};

/** Runs one batch: `numbers` are its rows’ columns, in its order. */
const runBatch = async (
  { session, explainer }: OpenModel,
  { artifact, explain }: RunRequest,
  { batch, numbers }: { batch: Batch; numbers: Float32Array },
): Promise<ModelAnswer[]> => {
  const { card } = artifact;
  const columns = columnNames(card.inputs).length;
  const found = await session.run(feedsOf(batch, numbers, columns));
  checkFinite(artifact, found);
  return batch.rows.map((_, row) => {
    const outputs = Object.fromEntries(
      card.outputs.map(({ name, width }) => [
        name,
        Array.from(found[name]?.subarray(row * width, (row + 1) * width) ?? []),
      ]),
    );
    if (!explain || !explainer) return { outputs };
    const own = numbers.subarray(row * columns, (row + 1) * columns);
    return { outputs, contributions: explainer.explain({ ...outputs, numbers: own }) };
  });
};

const gather = (all: Float32Array, rows: readonly number[], columns: number): Float32Array => {
  const own = new Float32Array(rows.length * columns);
  for (const [at, row] of rows.entries()) {
    own.set(all.subarray(row * columns, (row + 1) * columns), at * columns);
  }
  return own;
};

const run = async (model: OpenModel, request: RunRequest): Promise<ModelAnswer[]> => {
  const { artifact, rows } = request;
  const { encoder } = model;
  const numbers = toNumbers(artifact.card.inputs, rows);
  const columns = columnNames(artifact.card.inputs).length;
  const answers = new Array<ModelAnswer>(rows.length);
  const batches = toBatches({
    count: rows.length,
    lengthOf: (row) => textLength(rows[row] ?? { texts: {}, numbers: {}, categories: {} }),
    ...(encoder && { encode: (row) => encoder.encode(rows[row]?.texts ?? {}) }),
  });
  for (const batch of batches) {
    const found = await runBatch(model, request, { batch, numbers: gather(numbers, batch.rows, columns) });
    for (const [at, row] of batch.rows.entries()) answers[row] = found[at] as ModelAnswer;
    // The graph runs in this thread: others have their turn between batches.
    if (answers.length > batch.rows.length) await nextTurn();
  }
  return answers;
};

export interface OnnxRunner extends ModelRunner {
  /** Frees the graphs. */
  readonly close: () => Promise<void>;
}

/**
 * Answers rows in this process. Graphs are opened when first asked for; the `mostOpen` used last stay open.
 * Rejects with an `ArtifactError` for a model that cannot be opened, with a `ModelInputError` for rows that hold no usable
 * numbers, and with a `ModelFailedError` where an answer is not finite.
 */
export const createOnnxRunner = ({ mostOpen = 32 }: { readonly mostOpen?: number } = {}): OnnxRunner => {
  const models = new Map<string, Promise<OpenModel>>();
  const use = (artifact: Artifact): Promise<OpenModel> => {
    const key = `${artifact.folder} ${artifact.card.version}`;
    const model = models.get(key) ?? openModel(artifact);
    models.delete(key);
    models.set(key, model);
    // One that others still run stays in memory until they are done.
    for (const oldest of [...models.keys()].slice(0, -mostOpen)) models.delete(oldest);
    model.catch(() => models.get(key) === model && models.delete(key));
    return model;
  };
  return {
    run: async (request) => {
      const model = await use(request.artifact);
      const answers = await run(model, request);
      return { answers, modelVersion: request.artifact.card.version, servedBy: 'local' };
    },
    close: async () => {
      const open = await Promise.allSettled(models.values());
      models.clear();
      for (const each of open) if (each.status === 'fulfilled') await each.value.session.close();
    },
  };
};
