import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../platform/embedded-postgres/index.js';
import { createLogger } from '../../platform/log/logger.js';
import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showMegabytes, showMs, showRatio } from '../show-number.js';
import { median } from '../statistics.js';
import { ratios } from '../time-in-turns.js';
import { familyBytes, residentBytes } from './memory.js';
import { startValora } from './start-valora.js';

const enoughMs = 5_000;
const enoughBytes = 300 * 1024 ** 2;

export const startsMethod =
  'What npm start runs, from the start of the process to the first 200 of /readyz: on an empty data directory (PostgreSQL’s files are made, the schema is migrated) and on the same one again. Everything is installed and built. Reference: the embedded PostgreSQL alone, from nothing or from its files to ready. Idle memory is read some seconds after the start, Node and PostgreSQL together.';

/** Milliseconds of starting nothing but PostgreSQL. */
const startPostgres = async (dataDir: string): Promise<number> => {
  const started = performance.now();
  const postgres = await startEmbeddedPostgres({ dataDir, log: createLogger({ level: 'error' }) });
  const ms = performance.now() - started;
  await postgres.stop();
  return ms;
};

interface Memory {
  readonly nodeBytes: number | null;
  readonly postgresBytes: number | null;
}

const memoryOf = async (pid: number, dataDir: string): Promise<Memory> => {
  const postmaster = await readFile(path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  return {
    nodeBytes: await residentBytes(pid),
    postgresBytes: await familyBytes(Number(postmaster.split('\n')[0])),
  };
};

const memoryLine = ({ nodeBytes, postgresBytes }: Memory): Measurement => {
  if (nodeBytes === null || postgresBytes === null)
    return {
      what: 'idle memory',
      ours: 'not measured: this system does not tell it in /proc',
      reference: '',
      ratio: '',
      target: '',
      met: null,
    };
  const bytes = nodeBytes + postgresBytes;
  return {
    what: 'idle memory, Node and PostgreSQL',
    ours: showMegabytes(bytes),
    reference: `${showMegabytes(postgresBytes)}, PostgreSQL of it`,
    ratio: showRatio(bytes / postgresBytes),
    target: `≤ ${showMegabytes(enoughBytes)}`,
    met: bytes <= enoughBytes,
  };
};

const startLine = (what: string, ours: readonly number[], reference: readonly number[]): Measurement => ({
  what,
  ours: showMs(median(ours)),
  reference: showMs(median(reference)),
  ratio: showRatio(median(ratios(ours, reference))),
  target: `≤ ${showMs(enoughMs)}`,
  met: median(ours) <= enoughMs,
});

/** L10: from nothing to ready, and again. */
export const measureStarts = async (context: BenchContext): Promise<Measurement[]> => {
  const times = {
    cold: [] as number[],
    coldPg: [] as number[],
    again: [] as number[],
    againPg: [] as number[],
  };
  let memory: Memory = { nodeBytes: null, postgresBytes: null };
  for (let run = 0; run < (context.quick ? 1 : 3); run++) {
    const dataDir = path.join(context.folder, `start-${String(run)}`);
    const plainDir = path.join(context.folder, `start-plain-${String(run)}`);
    for (const folder of [dataDir, plainDir]) await mkdir(folder);
    const first = await startValora(context, dataDir);
    times.cold.push(first.ms);
    await first.stop();
    times.coldPg.push(await startPostgres(plainDir));
    const second = await startValora(context, dataDir);
    times.again.push(second.ms);
    if (run === 0) {
      await sleep(context.quick ? 3_000 : 10_000);
      memory = await memoryOf(second.pid, dataDir);
    }
    await second.stop();
    times.againPg.push(await startPostgres(plainDir));
  }
  return [
    startLine('first start, empty data directory', times.cold, times.coldPg),
    startLine('second start', times.again, times.againPg),
    memoryLine(memory),
  ];
};
