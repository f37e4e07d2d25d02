import { InferenceSession, type Tensor } from 'onnxruntime-node';
import type { Artifact } from './artifact.js';
import { ArtifactError } from './errors.js';
import { columnNames } from './to-tensors.js';

/** A graph in memory; answers by name, one after the other. */
export interface GraphSession {
  readonly run: (feeds: Record<string, Tensor>) => Promise<Record<string, Float32Array>>;
  readonly close: () => Promise<void>;
}

/** Inputs a graph must have for this card: name → [type, columns], where the columns are fixed. */
const expectedInputs = ({ inputs }: Artifact['card']): Map<string, readonly [string, number | null]> => {
  const columns = columnNames(inputs).length;
  return new Map<string, readonly [string, number | null]>([
    ...(columns > 0 ? [['numbers', ['float32', columns]] as const] : []),
    ...(inputs.encoder
      ? [['term_ids', ['int64', null]] as const, ['term_counts', ['float32', null]] as const]
      : []),
  ]);
};

const differences = ({ card }: Artifact, session: InferenceSession): string | undefined => {
  const inputs = expectedInputs(card);
  const outputs = new Map(card.outputs.map(({ name, width }) => [name, ['float32', width] as const]));
  const sides = [
    { what: 'input', expected: inputs, found: session.inputMetadata },
    { what: 'output', expected: outputs, found: session.outputMetadata },
  ] as const;
  for (const { what, expected, found } of sides) {
    for (const [name, [type, width]] of expected) {
      const actual = found.find((each) => each.name === name);
      if (!actual?.isTensor) return `the graph has no ${what} ${name}`;
      if (actual.type !== type) return `the graph’s ${what} ${name} is ${actual.type}, not ${type}`;
      const columns = actual.shape[1];
      if (actual.shape.length !== 2 || (width !== null && columns !== width)) {
        return `the graph’s ${what} ${name} has ${String(columns)} columns, the card says ${String(width)}`;
      }
    }
    const unknown = what === 'input' ? found.find(({ name }) => !expected.has(name)) : undefined;
    if (unknown) return `the graph wants an input ${unknown.name} that the card does not give`;
  }
  return undefined;
};

/** Throws an `ArtifactError` where ONNX Runtime cannot read the graph or the graph is not the card’s. */
export const openSession = async (artifact: Artifact): Promise<GraphSession> => {
  const { graphPath, folder } = artifact;
  if (graphPath === undefined) throw new ArtifactError(`${folder} holds no graph to run`);
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(graphPath, {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    });
  } catch (error) {
    throw new ArtifactError(`${graphPath} cannot be read as a graph: ${String(error)}`);
  }
  const difference = differences(artifact, session);
  if (difference !== undefined) {
    await session.release();
    throw new ArtifactError(`${folder}/card.json does not match ${graphPath}: ${difference}`);
  }
  const wanted = artifact.card.outputs.map(({ name }) => name);
  return {
    run: async (feeds) => {
      const found = await session.run(feeds, wanted);
      return Object.fromEntries(wanted.map((name) => [name, found[name]?.data as Float32Array]));
    },
    close: () => session.release(),
  };
};
