import { entityProperty, nothing } from './answers.js';
import { isJiraError } from './jira-error.js';
import { onePoint } from './points.js';
import type { Request } from './request.js';

const endpoint = '/rest/api/3/issue/{issue}/properties/{property}';

/** The value of an issue's property, undefined where it has none or the issue is not seen. Throws JiraError. */
export const findIssueProperty = async (
  request: Request,
  { issueKey, property }: { readonly issueKey: string; readonly property: string },
): Promise<unknown> => {
  try {
    const found = await request({
      method: 'GET',
      endpoint,
      path: { issue: issueKey, property },
      answer: entityProperty,
      repeatable: true,
      points: { most: 2, spent: () => 2 },
    });
    return found.value;
  } catch (error) {
    if (isJiraError(error) && error.kind === 'not_found') return undefined;
    throw error;
  }
};

/** Sets an issue's property; JSON of at most 32,768 characters. Throws JiraError. */
export const setIssueProperty = async (
  request: Request,
  {
    issueKey,
    property,
    value,
  }: { readonly issueKey: string; readonly property: string; readonly value: unknown },
): Promise<void> => {
  await request({
    method: 'PUT',
    endpoint,
    path: { issue: issueKey, property },
    body: value,
    answer: nothing,
    repeatable: true,
    points: onePoint,
  });
};
