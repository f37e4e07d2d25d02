import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelCard, ModelKind, TrainingReport } from '@valora/contracts';
import {
  ModelFailedError,
  type ModelAnswer,
  type ModelRow,
  type ModelRunner,
} from '../../inference/index.js';

/** What a made-up model says: its graph file is this, as JSON. */
export interface Saying {
  /** What it multiplies the row’s `reach` by; the outcome of a made-up feature is its reach. */
  readonly factor: number;
  /** p90 / p50 and p50 / p10. */
  readonly spread?: number;
  readonly broken?: boolean;
}

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

const cardOf = (kind: ModelKind, graph: string, rows: number): ModelCard => ({
  format: 1,
  name: `made up ${kind}`,
  kind,
  version: sha256(`${graph} ${String(rows)}`).slice(0, 16),
  description: 'A model for tests',
  inputs: {
    texts: ['title'],
    encoder: null,
    numbers: [{ name: 'reach', unit: null, low: null, high: null, description: 'The outcome' }],
    categories: [],
  },
  outputs: [{ name: 'effort_days', width: 5, description: 'Quantiles', labels: null, unit: 'person-days' }],
  training: {
    data: [{ name: 'outcomes', rows, sha256: '', licence: 'the team’s own' }],
    split: 'all rows given',
    seed: 1,
    metrics: [],
    libraries: {},
    trainedAt: null,
  },
  settings: {},
  files: { graph: { path: 'model.onnx', sha256: sha256(graph), bytes: Buffer.byteLength(graph) } },
});

/** Writes what a training leaves: graph, card and report. */
export const writeTrained = async (
  folder: string,
  made: { readonly kind: ModelKind; readonly rows: number; readonly saying: Saying },
): Promise<TrainingReport> => {
  const { kind, rows, saying } = made;
  const graph = JSON.stringify(saying);
  const report: TrainingReport = {
    kind,
    result: 'trained',
    reason: 'trained',
    rows,
    graphSha256: sha256(graph),
    seed: 1,
    seconds: 0,
    metrics: [],
  };
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'model.onnx'), graph);
  await writeFile(path.join(folder, 'card.json'), JSON.stringify(cardOf(kind, graph, rows)));
  await writeFile(path.join(folder, 'report.json'), JSON.stringify(report));
  return report;
};

const answer = ({ factor, spread = 2, broken = false }: Saying, { numbers }: ModelRow): ModelAnswer => {
  if (broken) throw new ModelFailedError('the graph gave no number');
  const middle = factor * (numbers['reach'] ?? 1);
  const logSd = Math.log(spread) / 1.2815515655446004;
  return {
    outputs: {
      effort_days: [middle / spread, middle, middle, middle, middle * spread],
      p_no_effect: [0],
      mean_log: [Math.log(middle)],
      scale: [logSd],
    },
  };
};

/** Answers as the made-up graph says. */
export const madeUpRunner: ModelRunner = {
  run: async ({ artifact, rows }) => {
    const saying = JSON.parse(await readFile(artifact.graphPath ?? '', 'utf8')) as Saying;
    return {
      answers: rows.map((row) => answer(saying, row)),
      modelVersion: artifact.card.version,
      servedBy: 'local',
    };
  },
};
