import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from '../bench-context.js';
import { startInstallation, type Installation } from '../installation.js';
import { jiraCsv } from './jira-csv.js';
import { importPlainly } from './plain-import.js';

export interface ImportTimes {
  readonly issues: number;
  readonly bytes: number;
  /** From the first byte sent to the import being done. */
  readonly ms: number;
  /** From the first byte sent to every issue being predicted and in a list of the ranking; null when not awaited. */
  readonly rankedMs: number | null;
  readonly plainMs: number;
  /** Largest resident size of the server until the import was done, and before it. */
  readonly peakBytes: number;
  readonly idleBytes: number;
}

interface ImportRun {
  readonly id: string;
  readonly state: string;
  readonly created: number;
  readonly rejected: number;
  readonly problem: string | null;
}

const lookEveryMs = 100;

const untilDone = async ({ client }: Installation, id: string, issues: number): Promise<void> => {
  for (;;) {
    const run = await client.send<ImportRun>('GET', `/imports/${id}`);
    if (run.state === 'done' && run.created === issues) return;
    if (!['queued', 'running'].includes(run.state))
      throw new Error(`The import went wrong: ${JSON.stringify(run)}`);
    await sleep(lookEveryMs);
  }
};

const untilRanked = async ({ client }: Installation, issues: number): Promise<void> => {
  for (;;) {
    const summary = await client.send<{ rankedCount: number; unscoredCount: number }>(
      'GET',
      '/rankings/summary',
    );
    if (summary.rankedCount > 0 && summary.rankedCount + summary.unscoredCount >= issues) return;
    await sleep(lookEveryMs);
  }
};

/** A backlog through the front door of a fresh installation, and plainly into the same database. */
export const importOnce = async (
  context: BenchContext,
  { issues, ranked }: { issues: number; ranked: boolean },
): Promise<ImportTimes> => {
  const installation = await startInstallation(context, `import-${String(issues)}`);
  const { client, server, ownerUrl } = installation;
  try {
    const content = jiraCsv(issues);
    const plainMs = await importPlainly(ownerUrl, content);
    const idleBytes = (await server.ask<{ rssBytes: number }>('usage')).rssBytes;
    await server.ask('watchMemory');
    const started = performance.now();
    const { id } = await client.upload<ImportRun>('/imports?fileName=backlog.csv', content);
    await untilDone(installation, id, issues);
    const ms = performance.now() - started;
    const peakBytes = await server.ask<number>('peakMemory');
    if (ranked) await untilRanked(installation, issues);
    const rankedMs = ranked ? performance.now() - started : null;
    return { issues, bytes: Buffer.byteLength(content), ms, rankedMs, plainMs, peakBytes, idleBytes };
  } finally {
    await installation.stop();
  }
};
