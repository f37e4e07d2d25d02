import type { Format, PillTone } from '@valora/board';
import type { HeldOutResult, Model, ModelState, TrainingResult, TrainingRun } from '@valora/contracts';
import { lossAmount } from './loss-words.js';

interface Word {
  readonly label: string;
  readonly tone: PillTone;
}

export const modelStates = {
  champion: { label: 'Champion', tone: 'success' },
  challenger: { label: 'Challenger', tone: 'info' },
  retired: { label: 'Retired', tone: 'neutral' },
  failed: { label: 'Unusable', tone: 'danger' },
} as const satisfies Record<ModelState, Word>;

const results = {
  promoted: { label: 'Became champion', tone: 'success' },
  kept: { label: 'No change', tone: 'neutral' },
  too_few: { label: 'Too few outcomes', tone: 'neutral' },
  no_variation: { label: 'Nothing to learn from', tone: 'neutral' },
  unusable: { label: 'Unusable', tone: 'danger' },
  failed: { label: 'Failed', tone: 'danger' },
} as const satisfies Record<TrainingResult, Word>;

const runStates = {
  queued: { label: 'Waits', tone: 'info' },
  running: { label: 'Running', tone: 'info' },
  done: { label: 'Done', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
} as const satisfies Record<TrainingRun['state'], Word>;

/** What a training came to, or how it stands while it has come to nothing. */
export const runWord = ({ state, result }: Pick<TrainingRun, 'state' | 'result'>): Word =>
  result === null ? runStates[state] : results[result];

export const isUnderWay = ({ state }: Pick<TrainingRun, 'state'>): boolean =>
  state === 'queued' || state === 'running';

/** Why it was trained. */
export const causeWords = ({ cause, askedBy }: Pick<TrainingRun, 'cause' | 'askedBy'>): string =>
  ({ asked: `asked for by ${askedBy}`, outcomes: 'new outcomes came in', drift: 'something drifted' })[cause];

/** What a running training does now. */
export const progressLabel = ({ state, step }: Pick<TrainingRun, 'state' | 'step'>): string => {
  if (state === 'queued') return 'The training waits for its turn';
  return step === null ? 'The training begins' : `Training: ${step}`;
};

/** Whole percent of a running training; null while nothing is known. */
export const progressPercent = ({ state, share }: Pick<TrainingRun, 'state' | 'share'>): number | null =>
  state === 'running' ? Math.round(share * 100) : null;

/** What a model rests on: how much, since when. */
export const trainedWords = (
  { trainedRows, trainedUntil, createdAt }: Pick<Model, 'trainedRows' | 'trainedUntil' | 'createdAt'>,
  format: Format,
): string =>
  `trained ${format.age(createdAt)} on ${format.count(trainedRows, 'outcome', 'outcomes')}, the latest of ${format.day(trainedUntil)}`;

/** The contest on outcomes that neither model had seen. */
export const heldOutWords = (
  { n, loss, challenger, champion, naive }: HeldOutResult,
  format: Format,
): string => {
  const amount = (value: number): string => lossAmount(loss, value, format);
  return `On ${format.count(n, 'outcome', 'outcomes')} that were held back it was off by ${amount(challenger)}, what spoke that day by ${amount(champion)}, earlier outcomes alone by ${amount(naive)}.`;
};

/** Whether a person may make it the champion: it can be served and is not the champion already. */
export const canBecomeChampion = ({ state }: Pick<Model, 'state'>): boolean =>
  state === 'challenger' || state === 'retired';
