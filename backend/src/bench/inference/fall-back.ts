import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createOnnxRunner, loadArtifact, type ModelRow, type ModelRunner } from '../../inference/index.js';
import { createRuntimeClient, createSageMakerRunner } from '../../integrations/sagemaker/index.js';
import { mlFolder } from '../../ml-python.js';
import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showMs, showRatio } from '../show-number.js';
import { median, percentile } from '../statistics.js';

const enoughMs = 250;

export const fallBackMethod =
  'One row asked of an endpoint that takes the request and never answers, with the waits the product has. Reference: the local model alone. Then the same with the endpoint left alone after three failures in a row.';

/** An endpoint that takes requests and says nothing. */
const startStalled = async () => {
  const server = createServer((request) => request.resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};

const timeCalls = async (calls: number, ask: () => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  for (let call = 0; call < calls; call++) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  return times;
};

export const measureFallBack = async ({ quick }: BenchContext): Promise<Measurement[]> => {
  const artifact = await loadArtifact(path.join(mlFolder, 'artifacts', 'effort'));
  const row: ModelRow = {
    texts: { title: 'Export fails', description: 'Since Monday.' },
    numbers: {},
    categories: {},
  };
  const local = createOnnxRunner();
  const endpoint = await startStalled();
  const client = createRuntimeClient({
    region: 'eu-central-1',
    endpointUrl: endpoint.url,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  const runnerOf = (failures: number): ModelRunner =>
    createSageMakerRunner({ client, endpointName: 'valora', local, failures });
  const ask = (runner: ModelRunner) => () => runner.run({ artifact, rows: [row] });
  const calls = quick ? 10 : 50;
  await ask(local)();
  const alone = await timeCalls(calls, ask(local));
  const patient = await timeCalls(calls, ask(runnerOf(Infinity)));
  const wary = runnerOf(3);
  await timeCalls(3, ask(wary));
  const rested = await timeCalls(calls, ask(wary));
  await Promise.all([endpoint.stop(), local.close()]);
  const reference = `${showMs(median(alone))} / ${showMs(percentile(alone, 99))}`;
  const line = (what: string, times: readonly number[]) => ({
    what,
    ours: `${showMs(median(times))} / ${showMs(percentile(times, 99))}`,
    reference,
    ratio: showRatio(median(times) / median(alone)),
  });
  const slowest = percentile(patient, 99);
  return [
    {
      ...line('the endpoint stalls: answered by the local model, p50 / p99', patient),
      target: `p99 ≤ ${String(enoughMs)} ms`,
      met: slowest <= enoughMs,
    },
    { ...line('the endpoint is left alone, p50 / p99', rested), target: '', met: null },
  ];
};
