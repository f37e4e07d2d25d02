import type { Epic, EpicState } from '@valora/contracts';
import type { PillTone } from '../ui/pill.js';

interface StateWords {
  readonly label: string;
  readonly tone: PillTone;
  /** What it means and who must do something now. */
  readonly meaning: string;
}

export const epicStateWords: Record<EpicState, StateWords> = {
  awaiting_approval: {
    label: 'Awaiting approval',
    tone: 'warning',
    meaning: 'A manager approves or rejects it.',
  },
  approved: { label: 'Approved', tone: 'info', meaning: 'It will be created in a moment.' },
  claimed: { label: 'Being created', tone: 'info', meaning: 'Jira is being asked right now.' },
  created: { label: 'Created', tone: 'success', meaning: 'It exists; linking it is under way.' },
  linked: { label: 'Linked', tone: 'success', meaning: 'It exists and belongs to the feature.' },
  rejected: { label: 'Rejected', tone: 'neutral', meaning: 'It was turned down; it can be asked for again.' },
  failed: { label: 'Failed', tone: 'danger', meaning: 'Jira refused it. Mend the cause and try again.' },
  uncertain: {
    label: 'Uncertain',
    tone: 'danger',
    meaning:
      'Jira did not say whether it exists. Look it up there, then say so here; nothing is created twice.',
  },
};

/** Whether a person must say what became of it. */
export const needsResolution = ({ state }: Pick<Epic, 'state'>): boolean =>
  state === 'uncertain' || state === 'failed';

/** Whether another request makes sense beside this one. */
export const mayAskAgain = (existing: Pick<Epic, 'state'> | null): boolean =>
  existing === null || existing.state === 'rejected';

/** The backend refuses epics for sample data; said before anybody asks. */
export const whyNoEpic = ({ isSample }: { readonly isSample: boolean }): string | null =>
  isSample ? 'It is sample data; no epic is created for it.' : null;

export const issueKeyProblem = (key: string): string | null =>
  /^[A-Z][A-Z0-9_]{1,29}-[1-9][0-9]*$/.test(key) ? null : 'Give an issue key such as PROJ-42.';

export const projectKeyProblem = (key: string): string | null =>
  /^[A-Z][A-Z0-9_]{1,29}$/.test(key) ? null : 'Give a project key such as PROJ.';
