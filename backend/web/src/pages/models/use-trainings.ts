import type { TrainingRun } from '@valora/contracts';
import { useMoreTrainingRunsInfiniteQuery } from '../../data/lists.js';
import { isUnderWay } from './model-words.js';

/** Live events report progress; this catches what was missed while the connection was away. */
const pollMs = 5_000;
const none: readonly TrainingRun[] = [];

/** The team's trainings, newest first, and those that are under way now. */
export const useTrainings = () => {
  const known = useMoreTrainingRunsInfiniteQuery();
  const runs = known.data?.pages.flatMap(({ items }) => items) ?? none;
  const running = runs.filter(isUnderWay);
  useMoreTrainingRunsInfiniteQuery(undefined, { pollingInterval: running.length === 0 ? 0 : pollMs });
  return { ...known, runs, running };
};
