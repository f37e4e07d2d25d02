import { AppError, invalidInput } from '../platform/index.js';
import { isJiraError, type JiraError } from './jira/index.js';

/** Jira’s trouble as an answer of ours. Anything that is not Jira’s passes through. */
export const asAppError = (error: unknown): unknown =>
  isJiraError(error)
    ? new AppError('vendor_failed', error.message, {
        cause: error,
        ...(error.retryAfterMs === null ? {} : { retryAfterMs: error.retryAfterMs }),
      })
    : error;

/** A person can mend these in the form; the rest is trouble on the way. */
const fieldOf: Partial<Record<JiraError['kind'], readonly [string, string]>> = {
  unauthorized: ['body.apiToken', 'Jira did not accept this e-mail and API token'],
  forbidden: ['body.apiToken', 'Jira knows this account but does not let it in'],
  not_found: ['body.siteUrl', 'there is no Jira at this address'],
  gone: ['body.siteUrl', 'there is no Jira at this address any more'],
  garbage: ['body.siteUrl', 'what answers there is not Jira'],
};

/** What a failed first call says about the form. */
export const asFormProblem = (error: unknown): unknown => {
  const field = isJiraError(error) ? fieldOf[error.kind] : undefined;
  return field === undefined ? asAppError(error) : invalidInput(...field);
};

/** What a failed look at a project says about the form. */
export const asProjectProblem = (error: unknown, projectKey: string): unknown => {
  if (!isJiraError(error)) return error;
  if (error.kind === 'not_found')
    return invalidInput(
      'body.projectKey',
      `Jira has no project ${projectKey}, or the account may not see it`,
    );
  if (error.kind === 'invalid' || error.kind === 'forbidden')
    return invalidInput('body.projectKey', error.message);
  return asAppError(error);
};
