import type { forge } from '@valora/contracts';
import { askBackend } from '../functions/ask-backend';
import { fromBackend, fromIssue, withoutFigures, type ActionScore } from './action-score';
import { findIssue } from './find-issue';

interface Inputs {
  readonly issueKey?: unknown;
}

/** Of the platform; who runs it is proved, what is typed is not. */
interface Invocation {
  readonly principal?: { readonly accountId?: string } | null;
}

/**
 * Jira is asked first whether the person sees the issue. Where a rule runs for nobody, the backend is not asked at all:
 * the answer is what stands on the issue.
 */
const answer = async (inputs: Inputs, invocation: Invocation, predict: boolean): Promise<ActionScore> => {
  const accountId = invocation.principal?.accountId;
  const found = await findIssue(inputs.issueKey, accountId);
  if (!found.ok)
    return withoutFigures(typeof inputs.issueKey === 'string' ? inputs.issueKey : '', found.message);
  if (accountId === undefined) return fromIssue(found.key, found.score);
  const explained = await askBackend<typeof forge.explainAction>({
    method: 'POST',
    path: '/forge/explain',
    body: { issueId: found.id, predict },
  });
  return explained.ok ? fromBackend(explained.data) : withoutFigures(found.key, explained.message);
};

export const predictAction = (inputs: Inputs, invocation: Invocation): Promise<ActionScore> =>
  answer(inputs, invocation, true);

export const explainAction = (inputs: Inputs, invocation: Invocation): Promise<ActionScore> =>
  answer(inputs, invocation, false);
