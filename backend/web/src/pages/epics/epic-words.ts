import { epicState, type Epic, type EpicState } from '@valora/contracts';

/** Each state as a word, a tone, and what it means for the reader. */
export const epicStates = {
  awaiting_approval: { label: 'Waits for approval', tone: 'warning', meaning: 'nothing exists in Jira yet' },
  approved: { label: 'Approved', tone: 'info', meaning: 'it is created in a moment' },
  claimed: { label: 'Being created', tone: 'info', meaning: 'Jira is being asked' },
  created: { label: 'Created', tone: 'success', meaning: 'it stands in Jira' },
  linked: { label: 'Linked', tone: 'success', meaning: 'it stands in Jira and is linked to the idea' },
  rejected: { label: 'Rejected', tone: 'neutral', meaning: 'nothing was created' },
  failed: { label: 'Failed', tone: 'danger', meaning: 'nothing was created' },
  uncertain: { label: 'Uncertain', tone: 'danger', meaning: 'Jira did not say whether it exists' },
} as const satisfies Record<EpicState, { label: string; tone: string; meaning: string }>;

/** A state out of the address; the queue of those that wait is where deciding starts. */
export const stateOfAddress = (given: string | null): EpicState | 'any' =>
  given === 'any' ? 'any' : (epicState.options.find((state) => state === given) ?? 'awaiting_approval');

export const needsPerson = ({ state }: Pick<Epic, 'state'>): boolean =>
  state === 'uncertain' || state === 'failed';

export interface EpicCounts {
  readonly awaiting: number;
  readonly uncertain: number;
  readonly failed: number;
}

/** The one sentence about all epics; undefined counts are still being fetched. */
export const epicsMessage = (counts: EpicCounts | undefined): string => {
  if (counts === undefined)
    return 'Epics are created in Jira once somebody has approved them, and never twice.';
  const { awaiting, uncertain, failed } = counts;
  const waiting =
    awaiting === 0
      ? 'No epic waits for approval'
      : `${String(awaiting)} ${awaiting === 1 ? 'epic waits' : 'epics wait'} for approval`;
  const troubles = [
    failed === 0 ? null : `${String(failed)} could not be created`,
    uncertain === 0
      ? null
      : `of ${String(uncertain)} somebody must say whether ${uncertain === 1 ? 'it exists' : 'they exist'}`,
  ].filter((trouble) => trouble !== null);
  return `${[waiting, ...troubles].join(', and ')}.`;
};

export interface ApprovalResult {
  readonly approved: number;
  readonly failed: readonly { readonly featureKey: string; readonly message: string }[];
}

/** What came of approving several, in a sentence. */
export const approvalMessage = ({ approved, failed }: ApprovalResult): string => {
  const done = `${String(approved)} ${approved === 1 ? 'epic is' : 'epics are'} approved`;
  if (failed.length === 0) return `${done}; Jira gets ${approved === 1 ? 'it' : 'them'} in the background.`;
  return `${done}; ${failed.map(({ featureKey, message }) => `${featureKey} is not: ${message}`).join(' ')}`;
};
