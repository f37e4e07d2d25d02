import { useListEpicsQuery } from '../data/hooks.js';

/** Enough to say "more than nine": the number is a nudge, not a figure. */
const countedEpics = 10;

/** How many epics wait for approval, as a short word (`3`, `9+`); null when none does. */
export const useAwaitingEpics = (): string | null => {
  const { data } = useListEpicsQuery({ query: { state: 'awaiting_approval', limit: countedEpics } });
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return count >= countedEpics ? '9+' : String(count);
};
