import { account, projectPage, type JiraAccount, type JiraProject } from './answers.js';
import type { Request } from './request.js';

const pageSize = 100;
/** A site with more projects than this is searched by name instead of listed. */
const maxProjects = 2_000;

/** The account the credentials belong to. Throws JiraError. */
export const getMyself = (request: Request): Promise<JiraAccount> =>
  request({
    method: 'GET',
    endpoint: '/rest/api/3/myself',
    answer: account,
    repeatable: true,
    points: { most: 3, spent: () => 3 },
  });

/** Live projects the account may create issues in, by key; at most 2,000. Throws JiraError. */
export const getProjects = async (request: Request): Promise<JiraProject[]> => {
  const projects: JiraProject[] = [];
  for (let startAt = 0; startAt < maxProjects; startAt += pageSize) {
    const page = await request({
      method: 'GET',
      endpoint: '/rest/api/3/project/search',
      query: { startAt, maxResults: pageSize, orderBy: 'key', action: 'create' },
      answer: projectPage,
      repeatable: true,
      points: { most: 1 + pageSize, spent: ({ values }) => 1 + values.length },
    });
    projects.push(...page.values.filter(({ archived }) => !archived));
    if (page.isLast !== false || page.values.length === 0) break;
  }
  return projects;
};
