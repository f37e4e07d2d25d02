import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { modelKind, type ModelKind, type TrainingProgress } from '@valora/contracts';
import { toldFeatures, toTrainingRow } from '../bench/loop/telling-features.js';
import { createOnnxRunner, loadArtifact } from '../inference/index.js';
import { createLocalTrainer } from './local-trainer.js';
import { readQuantiles } from './read-quantiles.js';

const ml = path.resolve('ml');
const python = path.join(ml, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'valora-training-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const train = (kind: ModelKind, rows: ReturnType<typeof toTrainingRow>[], seen: TrainingProgress[] = []) =>
  createLocalTrainer({
    python: () => Promise.resolve(python),
    packageFolder: ml,
    workFolder: path.join(folder, 'work'),
    bases: { effort: path.join(ml, 'artifacts', 'effort') },
  }).train({
    workId: 'run.1',
    kind,
    rows,
    signal: new AbortController().signal,
    onProgress: (progress) => void seen.push(progress),
  });

describe.each(modelKind.options)('the real trainer of %s', (kind) => {
  it('makes a model that the backend loads and asks', async () => {
    const rows = toldFeatures(80, 5).map(toTrainingRow);
    const seen: TrainingProgress[] = [];
    const trained = await train(kind, rows, seen);
    if (trained.result !== 'trained') throw new Error(trained.reason);
    expect(trained.report).toMatchObject({ kind, result: 'trained', rows: 80 });
    expect(seen.length).toBeGreaterThan(1);
    const quantiles = await readQuantiles(createOnnxRunner(), {
      kind,
      artifact: await loadArtifact(trained.folder),
      rows: [...rows.map(({ row }) => row), { texts: { title: '' }, numbers: {}, categories: {} }],
    });
    expect(quantiles).toHaveLength(81);
    for (const { p10, p50, p90 } of quantiles) {
      expect(p10).toBeLessThanOrEqual(p50);
      expect(p50).toBeLessThanOrEqual(p90);
      expect(p90).toBeGreaterThan(0);
    }
    await trained.discard();
  }, 120_000);

  it.each([0, 1, 5])(
    'makes no model of %d rows',
    async (count) => {
      const rows = toldFeatures(count, 5).map(toTrainingRow);
      expect(await train(kind, rows)).toMatchObject({ result: 'too_few' });
    },
    60_000,
  );

  it('makes no model of outcomes that are all the same', async () => {
    const rows = toldFeatures(40, 5).map(toTrainingRow);
    const [first] = rows;
    if (first === undefined) throw new Error('no rows');
    const same = rows.map((row) => ({ ...row, outcome: first.outcome }));
    expect(await train(kind, same)).toMatchObject({ result: 'no_variation' });
  }, 60_000);
});
