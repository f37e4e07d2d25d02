import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createOnnxRunner, loadArtifact, type Artifact, type ModelRow } from '../../inference/index.js';
import { mlFolder } from '../../ml-python.js';
import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showMegabytes, showMs, showNumber, showRatio } from '../show-number.js';
import { randomDocuments } from '../similarity/random-documents.js';
import { median, percentile } from '../statistics.js';
import { ratios } from '../time-in-turns.js';
import { openBareGraph } from './bare-graph.js';

const models = ['effort', 'signals'] as const;
const enoughMs = 5;
const batch = 10_000;
const batchEnoughMs = 60_000;
const warmUps = 50;

export const predictTextsMethod =
  'One row after the other, from its texts (8 words title, 90 words description on average) to a checked answer, in the process, with the models that ship; then 10,000 rows in one call. Reference: the same graph run by ONNX Runtime on tensors that are made already.';

const toRow = ({ title, description }: { title: string; description: string }): ModelRow => ({
  texts: { title, description, text: `${title}. ${description}` },
  numbers: {},
  categories: {},
});

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** CPU time of this process per call: what else happens on the machine hardly changes it. */
const cpuMsPerCall = async (calls: readonly (() => Promise<unknown>)[]): Promise<number> => {
  const before = process.cpuUsage();
  for (const call of calls) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls.length;
};

const measureOne = async (artifact: Artifact, rows: readonly ModelRow[]): Promise<Measurement> => {
  const runner = createOnnxRunner();
  const bare = await openBareGraph(artifact);
  const [ours, reference]: [number[], number[]] = [[], []];
  for (const [turn, row] of rows.entries()) {
    const tensors = bare.prepare(row);
    const times = [
      await timed(() => runner.run({ artifact, rows: [row] })),
      await timed(() => bare.run(tensors)),
    ] as const;
    if (turn < warmUps) continue;
    ours.push(times[0]);
    reference.push(times[1]);
  }
  const cpuMs = await cpuMsPerCall(rows.map((row) => () => runner.run({ artifact, rows: [row] })));
  await Promise.all([runner.close(), bare.close()]);
  const slowest = percentile(ours, 99);
  return {
    what: `${artifact.card.name}: a text to its answer, p50 / p99 (CPU per call)`,
    ours: `${showMs(median(ours))} / ${showMs(slowest)} (${showMs(cpuMs)})`,
    reference: `${showMs(median(reference))} / ${showMs(percentile(reference, 99))}`,
    ratio: showRatio(median(ratios(ours, reference))),
    target: `p99 ≤ ${String(enoughMs)} ms`,
    met: slowest <= enoughMs,
  };
};

const measureBatch = async (artifact: Artifact, rows: readonly ModelRow[]): Promise<Measurement> => {
  const runner = createOnnxRunner();
  await runner.run({ artifact, rows: rows.slice(0, 500) });
  const before = process.memoryUsage().rss;
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const ms = await timed(() => runner.run({ artifact, rows }));
  delays.disable();
  await runner.close();
  return {
    what: `${artifact.card.name}: ${showNumber(rows.length)} rows at once; others waited at most; memory`,
    ours: `${showMs(ms)}; ${showMs(delays.max / 1e6)}; +${showMegabytes(Math.max(0, process.memoryUsage().rss - before))}`,
    reference: '',
    ratio: '',
    target: `≤ ${showMs(batchEnoughMs)}`,
    met: ms <= batchEnoughMs,
  };
};

export const measureInference = async ({ quick }: BenchContext): Promise<Measurement[]> => {
  const rows = randomDocuments(batch).map(toRow);
  const measured: Measurement[] = [];
  for (const name of models) {
    const artifact = await loadArtifact(path.join(mlFolder, 'artifacts', name));
    measured.push(await measureOne(artifact, rows.slice(0, warmUps + (quick ? 200 : 2_000))));
    measured.push(await measureBatch(artifact, rows));
  }
  return measured;
};
