import { z } from 'zod';
import { account } from './answers.js';
import type { Request } from './request.js';

const entry = z.object({
  id: z.string(),
  author: account.nullish().transform((author) => author ?? null),
  created: z.string().nullish(),
  updated: z.string().nullish(),
  /** Only a role or group sees it. */
  visibility: z.looseObject({}).nullish(),
});

const comment = entry
  .extend({ body: z.unknown().optional(), jsdPublic: z.boolean().nullish() })
  .transform(({ visibility, jsdPublic, ...rest }) => ({
    ...rest,
    isRestricted: (visibility !== null && visibility !== undefined) || jsdPublic === false,
  }));
/** `body` is an Atlassian document. */
export type JiraComment = z.infer<typeof comment>;

const worklog = entry
  .extend({ started: z.string().nullish(), timeSpentSeconds: z.number().nullish() })
  .transform(({ visibility, timeSpentSeconds, ...rest }) => ({
    ...rest,
    seconds: timeSpentSeconds ?? 0,
    isRestricted: visibility !== null && visibility !== undefined,
  }));
export type JiraWorklog = z.infer<typeof worklog>;

const commentPage = z.object({ comments: z.array(comment), total: z.int().nullish() });
const worklogPage = z.object({ worklogs: z.array(worklog), total: z.int().nullish() });

/** Entries of one issue that are read at most. */
const maxEntries = 5_000;

/** One comment of an issue. Throws JiraError `not_found` among others. */
export const getComment = (
  request: Request,
  ask: { readonly issueId: string; readonly commentId: string },
): Promise<JiraComment> =>
  request({
    method: 'GET',
    endpoint: '/rest/api/3/issue/{issue}/comment/{comment}',
    path: { issue: ask.issueId, comment: ask.commentId },
    answer: comment,
    repeatable: true,
    points: { most: 4, spent: () => 4 },
  });

/** Comments of an issue, oldest first; at most 5,000. Throws JiraError. */
export const listComments = async (request: Request, issueId: string): Promise<JiraComment[]> => {
  const found: JiraComment[] = [];
  for (;;) {
    const { comments, total } = await request({
      method: 'GET',
      endpoint: '/rest/api/3/issue/{issue}/comment',
      path: { issue: issueId },
      query: { startAt: found.length, maxResults: 100, orderBy: 'created' },
      answer: commentPage,
      repeatable: true,
      points: { most: 301, spent: ({ comments }) => 1 + 3 * comments.length },
    });
    found.push(...comments);
    if (comments.length === 0 || found.length >= Math.min(total ?? 0, maxEntries)) return found;
  }
};

/** Work logged on an issue; at most 5,000 entries. Throws JiraError. */
export const listWorklogs = async (request: Request, issueId: string): Promise<JiraWorklog[]> => {
  const found: JiraWorklog[] = [];
  for (;;) {
    const { worklogs, total } = await request({
      method: 'GET',
      endpoint: '/rest/api/3/issue/{issue}/worklog',
      path: { issue: issueId },
      query: { startAt: found.length, maxResults: 1_000 },
      answer: worklogPage,
      repeatable: true,
      points: { most: 301, spent: ({ worklogs }) => 1 + 3 * worklogs.length },
    });
    found.push(...worklogs);
    if (worklogs.length === 0 || found.length >= Math.min(total ?? 0, maxEntries)) return found;
  }
};
