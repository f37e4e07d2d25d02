import { createFieldPage, issueTypePage, type JiraCreateField, type JiraIssueType } from './answers.js';
import type { Request } from './request.js';

const pageSize = 200;
const maxItems = 2_000;

type Page<T> = { readonly items: readonly T[]; readonly total: number | null };

/** Gathers pages of `startAt` and `total`; a server that gives fewer than asked for is followed item by item. */
const gather = async <T>(page: (startAt: number) => Promise<Page<T>>): Promise<T[]> => {
  const all: T[] = [];
  for (;;) {
    const { items, total } = await page(all.length);
    all.push(...items);
    const more = items.length > 0 && (total === null ? items.length === pageSize : all.length < total);
    if (!more || all.length >= maxItems) return all;
  }
};

/** Issue types the account may create in a project. Throws JiraError. */
export const getIssueTypes = (request: Request, projectKey: string): Promise<JiraIssueType[]> =>
  gather(async (startAt) => {
    const page = await request({
      method: 'GET',
      endpoint: '/rest/api/3/issue/createmeta/{project}/issuetypes',
      path: { project: projectKey },
      query: { startAt, maxResults: pageSize },
      answer: issueTypePage,
      repeatable: true,
      points: { most: 1 + pageSize, spent: ({ issueTypes }) => 1 + issueTypes.length },
    });
    return { items: page.issueTypes, total: page.total ?? null };
  });

/** Fields of the create screen of an issue type. Throws JiraError. */
export const getCreateFields = (
  request: Request,
  { projectKey, typeId }: { readonly projectKey: string; readonly typeId: string },
): Promise<JiraCreateField[]> =>
  gather(async (startAt) => {
    const page = await request({
      method: 'GET',
      endpoint: '/rest/api/3/issue/createmeta/{project}/issuetypes/{type}',
      path: { project: projectKey, type: typeId },
      query: { startAt, maxResults: pageSize },
      answer: createFieldPage,
      repeatable: true,
      points: { most: 1 + pageSize, spent: ({ fields, results }) => 1 + (fields ?? results ?? []).length },
    });
    return { items: page.fields ?? page.results ?? [], total: page.total ?? null };
  });
