import type { ErrorDetail } from '@valora/contracts';
import { explainIssue, type FormIssue, problemSentence } from './explain-issue.js';

/** Problem per field; keys are paths below the body such as `team.dayRate`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** First issue of every field, as a sentence. */
export const fieldErrorsOfIssues = (issues: readonly FormIssue[]): FieldErrors => {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[issue.path.map(String).join('.')] ??= explainIssue(issue);
  return errors;
};

/** Splits what the API said into problems of fields the form shows and sentences for the rest. */
export const fieldErrorsOfDetails = (
  details: readonly ErrorDetail[],
  fields: readonly string[],
): { readonly errors: FieldErrors; readonly rest: readonly string[] } => {
  const errors: Record<string, string> = {};
  const rest: string[] = [];
  for (const { field, problem } of details) {
    const path = field.replace(/^(body|query|params)\.?/, '');
    const shown = fields.find((name) => path === name || path.startsWith(`${name}.`));
    const sentence = problemSentence(problem);
    if (shown === undefined) rest.push(path === '' ? sentence : `${path}: ${sentence}`);
    else errors[shown] ??= sentence;
  }
  return { errors, rest };
};
