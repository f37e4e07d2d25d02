import { isJiraError, type JiraClient } from '../../jira/index.js';
import type { DueScore } from './score-store.js';

const groupByValue = (scores: readonly DueScore[]): { issueIds: string[]; value: number | null }[] => {
  const groups = new Map<number | null, string[]>();
  for (const { roi, issueId } of scores) groups.set(roi, [...(groups.get(roi) ?? []), issueId]);
  return [...groups].map(([value, issueIds]) => ({ value, issueIds }));
};

export interface FieldWritten {
  readonly written: readonly DueScore[];
  /** Issues Jira did not take, with its reason. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Writes ROI into the app’s field, many issues in one request. Jira takes all or none of a request: where it refuses
 * one, halves are tried, so that one bad issue does not keep the others from theirs. Throws JiraError.
 */
export const writeField = async (
  client: JiraClient,
  field: string,
  scores: readonly DueScore[],
): Promise<FieldWritten> => {
  const [first] = scores;
  if (first === undefined) return { written: [], refused: new Map() };
  try {
    await client.setFieldValues({ field, updates: groupByValue(scores) });
    return { written: scores, refused: new Map() };
  } catch (error) {
    if (!isJiraError(error) || error.kind !== 'invalid') throw error;
    if (scores.length === 1) return { written: [], refused: new Map([[first.issueId, error.message]]) };
    const middle = Math.ceil(scores.length / 2);
    const one = await writeField(client, field, scores.slice(0, middle));
    const other = await writeField(client, field, scores.slice(middle));
    return {
      written: [...one.written, ...other.written],
      refused: new Map([...one.refused, ...other.refused]),
    };
  }
};
