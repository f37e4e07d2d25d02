import type { ImportRun } from '@valora/contracts';

type Shown = Pick<
  ImportRun,
  'state' | 'fileName' | 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected' | 'problem'
>;

const count = (amount: number, one: string, many: string): string =>
  `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`;

/** Ends of the sentence where the rows follow below it, and where they do not. */
const refusedWords = ({ rejected }: Shown, areListed: boolean): string => {
  if (rejected === 0) return 'every row went in';
  const listed = areListed ? ` and ${rejected === 1 ? 'is' : 'are'} listed below` : '';
  return `${count(rejected, 'row could', 'rows could')} not go in${listed}`;
};

const doneMessage = (run: Shown, areListed: boolean): string => {
  const taken = run.created + run.updated + run.unchanged;
  const changed = run.created + run.updated;
  const refused = refusedWords(run, areListed);
  if (taken === 0)
    return `Nothing of ${run.fileName} went in: ${count(run.rejected, 'row', 'rows')} could not be read.`;
  if (changed === 0) return `${run.fileName} changed nothing: your backlog already holds it; ${refused}.`;
  return `${run.fileName} is in: ${count(taken, 'feature', 'features')}, and ${refused}.`;
};

/** The one sentence about an import, true at every moment of it; `areListed` where the rejected rows stand below it. */
export const importMessage = (run: Shown, { areListed } = { areListed: false }): string => {
  switch (run.state) {
    case 'needs_mapping':
      return `Say which columns of ${run.fileName} hold what; nothing has been imported yet.`;
    case 'queued':
      return `${run.fileName} has arrived and waits for its turn.`;
    case 'running':
      return `${run.fileName} is going in: ${count(run.rows, 'row', 'rows')} read so far.`;
    case 'done':
      return doneMessage(run, areListed);
    case 'failed':
      return `${run.fileName} could not be imported: ${run.problem ?? 'the file could not be read'}`;
  }
};

/** States as a word and a tone; the word carries the meaning where colours cannot be told apart. */
export const importStates = {
  needs_mapping: { label: 'Waits for you', tone: 'warning' },
  queued: { label: 'Waiting', tone: 'info' },
  running: { label: 'Running', tone: 'info' },
  done: { label: 'Done', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
} as const satisfies Record<ImportRun['state'], { label: string; tone: string }>;

/** Share of the file that was read, 0–100; null while the size says nothing. */
export const percentRead = (run: Pick<ImportRun, 'state' | 'bytes' | 'bytesRead'>): number | null => {
  if (run.state === 'done') return 100;
  return run.bytes > 0 ? Math.min(100, Math.floor((run.bytesRead / run.bytes) * 100)) : null;
};

export const isImportOver = (run: Pick<ImportRun, 'state'>): boolean =>
  run.state === 'done' || run.state === 'failed';
