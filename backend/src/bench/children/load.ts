import { percentile } from '../statistics.js';
import { answerBench } from './answer.js';

export interface LoadRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Answers other than 2xx, lost connections and answers that never came. */
  readonly failed: number;
}

const fire = async ({ url, headers, connections, seconds }: LoadRequest): Promise<LoadResult> => {
  const { default: autocannon } = await import('autocannon');
  const times: number[] = [];
  const started = performance.now();
  const { errors, timeouts, non2xx } = await new Promise<{
    errors: number;
    timeouts: number;
    non2xx: number;
  }>((resolve, reject) => {
    const run = autocannon({ url, headers, connections, duration: seconds }, (error, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
    // Its own histogram knows no p95.
    // eslint-disable-next-line max-params
    run.on('response', (_client: unknown, _status: number, _bytes: number, ms: number) => {
      times.push(ms);
    });
  });
  const elapsedSeconds = (performance.now() - started) / 1000;
  if (times.length === 0) throw new Error(`${url} answered nothing`);
  return {
    requests: times.length,
    perSecond: times.length / elapsedSeconds,
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
    p99Ms: percentile(times, 99),
    failed: errors + timeouts + non2xx,
  };
};

/** Makes the load in a process of its own: its work must not take turns with the server’s. */
export const runLoad = (): void => {
  process.once('SIGTERM', () => process.exit(0));
  answerBench({ fire });
};
