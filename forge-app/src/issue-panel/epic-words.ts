import type { Epic, EpicState } from '@valora/contracts';

const stateWords: Record<EpicState, string> = {
  awaiting_approval: 'waits for approval',
  approved: 'is approved and will be created in a moment',
  claimed: 'is being created',
  created: 'is created',
  linked: 'is created and linked to this issue',
  rejected: 'was rejected',
  failed: 'could not be created',
  uncertain: 'may or may not exist: Jira did not say',
};

/** Where an epic stands, in a sentence. */
export const epicSentence = ({ state, draft, jiraKey, requestedBy, problem }: Epic): string => {
  const name = jiraKey ?? `“${draft.summary}”`;
  const why = problem === null ? '' : ` ${problem}`;
  return `Epic ${name}, asked for by ${requestedBy}, ${stateWords[state]}.${why}`;
};

/** Whether a person who may approve can still create it themselves. */
export const isOpenToCreate = ({ state }: Epic): boolean =>
  state === 'awaiting_approval' || state === 'approved' || state === 'failed';

/** Whether another one may be asked for. */
export const isOver = ({ state }: Epic): boolean => state === 'rejected';
