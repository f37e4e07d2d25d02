import type { Database, LiveBus } from '../platform/index.js';
import type { ImportRecord } from './import-record.js';
import { imports } from './import-store.js';

export interface Progress {
  /** As bytes of the file, see `progressShares`. */
  readonly bytesRead: number;
  readonly bytes: number;
  readonly rows: number;
}

/** A file is gone through three times: kept row by row, looked through, saved. Shares by their usual time. */
export const progressShares = { keep: 0.2, look: 0.2, save: 0.6 } as const;

export interface ProgressDeps {
  readonly database: Pick<Database, 'inTeam'>;
  readonly live: LiveBus;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** Tells browsers and the caller how far an import is. */
export const tell = (deps: Pick<ProgressDeps, 'live' | 'onProgress'>, record: ImportRecord): void => {
  const progress = { bytesRead: Number(record.bytes_read), bytes: Number(record.bytes), rows: record.rows };
  deps.live.publish(record.team_id, 'import.progressed', {
    importId: record.id,
    state: record.state,
    ...progress,
  });
  deps.onProgress?.(progress);
};

const everyMs = 1_000;

/** Shows, at most every second, how far the steps before the first batch are; it never goes back. */
export const earlyProgress = (deps: ProgressDeps, record: ImportRecord) => {
  let shownAt = Date.now();
  const show = async (share: number): Promise<void> => {
    if (Date.now() - shownAt < everyMs) return;
    shownAt = Date.now();
    const bytesRead = Math.floor(Number(record.bytes) * share);
    await deps.database.inTeam(record.team_id, async (scope) => {
      const [after] = (await imports(scope)
        .where({ id: record.id, state: 'running' })
        .update({
          bytes_read: scope.trx.raw('greatest(bytes_read, ?)', [bytesRead]),
          touched_at: scope.trx.fn.now(),
        })
        .returning('*')) as ImportRecord[];
      if (after !== undefined) tell(deps, after);
    });
  };
  const { keep, look } = progressShares;
  const part = (bytesRead: number): number => bytesRead / Math.max(1, Number(record.bytes));
  return {
    onKeep: (bytesRead: number) => show(keep * part(bytesRead)),
    onLook: (bytesRead: number) => show(keep + look * part(bytesRead)),
  };
};

/** Bytes to show when so many have been read for saving. */
export const savedBytes = (bytesRead: number, bytes: number): number =>
  Math.floor(bytes * (progressShares.keep + progressShares.look) + bytesRead * progressShares.save);
