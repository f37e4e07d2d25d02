import { z } from 'zod';
import { onePoint } from './points.js';
import type { Request } from './request.js';

/** Jira refuses more issues in one request. */
export const maxBulkProperties = 100;

export interface PropertyWrite {
  readonly issueId: string;
  /** At most 10 properties of at most 32,768 characters each. */
  readonly properties: Readonly<Record<string, unknown>>;
}

const states = [
  'ENQUEUED',
  'RUNNING',
  'COMPLETE',
  'FAILED',
  'CANCEL_REQUESTED',
  'CANCELLED',
  'DEAD',
] as const;
const task = z
  .object({
    id: z.string(),
    status: z.enum(states),
    progress: z.number().nullish(),
    message: z.string().nullish(),
    /** Differs by kind of task. */
    result: z.unknown().optional(),
  })
  .transform(({ progress, message, result, ...rest }) => ({
    ...rest,
    progressPercent: progress ?? 0,
    message: message ?? null,
    result,
    isOver: ['COMPLETE', 'FAILED', 'CANCELLED', 'DEAD'].includes(rest.status),
  }));
export type JiraTask = z.infer<typeof task>;

const taskPlace = z
  .object({ location: z.string() })
  .transform(({ location }) => /\/task\/([^/?#]+)/.exec(location)?.[1])
  .pipe(z.string());

/**
 * Starts writing properties of many issues and answers the task that does it. Repeating it writes the same again.
 * Throws JiraError, RangeError over 100 issues or for none.
 */
export const setIssueProperties = async (
  request: Request,
  writes: readonly PropertyWrite[],
): Promise<string> => {
  if (writes.length === 0 || writes.length > maxBulkProperties)
    throw new RangeError('between 1 and 100 issues in one request');
  return request({
    method: 'POST',
    endpoint: '/rest/api/3/issue/properties/multi',
    body: {
      issues: writes.map(({ issueId, properties }) => ({ issueID: Number(issueId), properties })),
    },
    answer: taskPlace,
    seeOther: true,
    repeatable: true,
    points: onePoint,
  });
};

/** How a task of Jira stands. Throws JiraError `not_found` once Jira forgot it, among others. */
export const getTask = (request: Request, taskId: string): Promise<JiraTask> =>
  request({
    method: 'GET',
    endpoint: '/rest/api/3/task/{task}',
    path: { task: taskId },
    answer: task,
    repeatable: true,
    points: onePoint,
  });
