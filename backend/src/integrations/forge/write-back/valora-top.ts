import { z } from 'zod';

/** Jira takes no longer list on the right side of `in`. */
export const mostIssues = 1_000;

export interface TopAsk {
  readonly count: number;
  /** Key or number of a project; null: all that the site follows. */
  readonly project: string | null;
}

/** Words for whoever wrote the JQL. */
export interface JqlProblem {
  readonly error: string;
}

const howTo = 'Write valoraTop(20) or valoraTop(20, SHOP).';

/** Arguments of `valoraTop(count[, project])`. */
export const parseTop = (given: readonly string[]): TopAsk | JqlProblem => {
  const [countText = '', projectText = '', ...more] = given.map((text) => text.trim());
  if (more.length > 0) return { error: `valoraTop takes a number and at most one project. ${howTo}` };
  const count = /^\d{1,6}$/.test(countText) ? Number(countText) : 0;
  if (count < 1 || count > mostIssues)
    return {
      error: `valoraTop: “${countText.slice(0, 40)}” is not a number of issues from 1 to ${String(mostIssues)}. ${howTo}`,
    };
  if (projectText !== '' && !/^[\p{L}\p{N}_]{1,255}$/u.test(projectText))
    return { error: `valoraTop: “${projectText.slice(0, 40)}” is not the key of a project. ${howTo}` };
  return { count, project: projectText === '' ? null : projectText };
};

const operators = new Map([
  ['in', { isIn: true, ofNone: 'project is EMPTY' }],
  ['not in', { isIn: false, ofNone: 'project is not EMPTY' }],
]);

/** JQL with the issues by number. Of none: every issue has a project, so that no issue matches, or each does. */
export const topJql = (operator: string, issueIds: readonly string[]): { jql: string } | JqlProblem => {
  const known = operators.get(operator.trim().toLowerCase().replace(/\s+/g, ' '));
  if (known === undefined)
    return { error: `valoraTop goes with “in” or “not in”, not with “${operator.slice(0, 20)}”.` };
  if (issueIds.length === 0) return { jql: known.ofNone };
  return { jql: `issue ${known.isIn ? 'in' : 'not in'} (${issueIds.join(', ')})` };
};

const clause = z.object({ operator: z.string(), arguments: z.array(z.string()) });
/**
 * What Jira sends when a JQL function is to be computed.
 * Source: developer.atlassian.com/cloud/jira/platform/jql-functions
 */
export const jqlCall = z.union([
  z.object({ clause }),
  z.object({ payload: z.object({ clause }) }).transform(({ payload }) => payload),
]);
