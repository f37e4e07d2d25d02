import type { AdfDocument } from './adf.js';
import { createdIssue, issue, nothing, type JiraIssue, type JiraIssueRef } from './answers.js';
import { onePoint } from './points.js';
import { isJiraError } from './jira-error.js';
import type { Request } from './request.js';

export interface NewIssue {
  readonly projectKey: string;
  readonly typeId: string;
  readonly summary: string;
  readonly description?: AdfDocument;
  readonly labels?: readonly string[];
  readonly parentKey?: string;
  /** Further fields by id, such as Epic Name. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly properties?: readonly { readonly key: string; readonly value: unknown }[];
}

/** What Jira’s `POST /rest/api/3/issue` takes. */
export interface IssueBody {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly properties: readonly { readonly key: string; readonly value: unknown }[];
}

export const toIssueBody = (draft: NewIssue): IssueBody => ({
  fields: {
    ...draft.fields,
    project: { key: draft.projectKey },
    issuetype: { id: draft.typeId },
    summary: draft.summary,
    ...(draft.description === undefined ? {} : { description: draft.description }),
    ...(draft.labels === undefined ? {} : { labels: draft.labels }),
    ...(draft.parentKey === undefined ? {} : { parent: { key: draft.parentKey } }),
  },
  properties: draft.properties ?? [],
});

/**
 * Creates an issue; sent once and never repeated after it may have been taken. Throws JiraError, whose
 * `mayHaveHappened` says whether the issue may exist all the same.
 */
export const createIssue = (request: Request, draft: NewIssue): Promise<JiraIssueRef> =>
  request({
    method: 'POST',
    endpoint: '/rest/api/3/issue',
    body: toIssueBody(draft),
    answer: createdIssue,
    repeatable: false,
    points: onePoint,
  });

/** One issue, read after every write. Throws JiraError `not_found` among others. */
export const getIssue = (
  request: Request,
  {
    key,
    fields,
    properties = [],
  }: { key: string; fields: readonly string[]; properties?: readonly string[] },
): Promise<JiraIssue> =>
  request({
    method: 'GET',
    endpoint: '/rest/api/3/issue/{issue}',
    path: { issue: key },
    query: {
      fields: fields.length === 0 ? 'key' : fields.join(','),
      ...(properties.length === 0 ? {} : { properties: properties.join(',') }),
    },
    answer: issue,
    repeatable: true,
    points: { most: 2, spent: () => 2 },
  });

export interface IssueChange {
  /** Number or key. */
  readonly issue: string;
  /** By field id. */
  readonly fields: Readonly<Record<string, unknown>>;
}

const sendChange = (
  request: Request,
  { issue: idOrKey, fields }: IssueChange,
  query: Readonly<Record<string, string>>,
): Promise<void> =>
  request({
    method: 'PUT',
    endpoint: '/rest/api/3/issue/{issue}',
    path: { issue: idOrKey },
    query,
    body: { fields },
    answer: nothing,
    repeatable: true,
    points: onePoint,
  });

/**
 * Changes fields of an issue, without telling its watchers where the account administers the project: Jira refuses the
 * whole change to others who ask for silence, in the same way as to those who may not edit at all. Throws JiraError.
 */
export const updateIssue = async (request: Request, change: IssueChange): Promise<void> => {
  try {
    await sendChange(request, change, { notifyUsers: 'false' });
  } catch (error) {
    if (!isJiraError(error) || error.kind !== 'forbidden') throw error;
    await sendChange(request, change, {});
  }
};

/** Links two issues. Jira answers a repeated link as if it were new, so repeating is harmless. Throws JiraError. */
export const linkIssues = async (
  request: Request,
  link: { readonly typeId: string; readonly inwardKey: string; readonly outwardKey: string },
): Promise<void> => {
  await request({
    method: 'POST',
    endpoint: '/rest/api/3/issueLink',
    body: {
      type: { id: link.typeId },
      inwardIssue: { key: link.inwardKey },
      outwardIssue: { key: link.outwardKey },
    },
    answer: nothing,
    repeatable: true,
    points: onePoint,
  });
};
