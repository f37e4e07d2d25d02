import { isJiraError, type JiraError } from '../jira-error.js';

/** How work with Jira fails; work that goes well, or fails otherwise, fails the test. */
export const failureOf = async (work: Promise<unknown>): Promise<JiraError> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isJiraError(error)) throw new Error(`expected a JiraError, got ${String(error)}`);
  return error;
};
