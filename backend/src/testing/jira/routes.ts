import { z } from 'zod';
import { createIssue, requireIssue } from './create-issue.js';
import { presentIssue, presentProject } from './present.js';
import { Refusal } from './refusal.js';
import { search } from './search.js';
import type { FakeProject, World } from './world.js';

export interface RouteContext {
  readonly world: World;
  readonly base: string;
  readonly nowMs: number;
  readonly indexLagMs: number;
  readonly largestPage: number;
}

export interface RouteRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface RouteAnswer {
  readonly status: number;
  /** Undefined: no body at all. */
  readonly body?: unknown;
}

type Handler = (context: RouteContext, request: RouteRequest, values: readonly string[]) => RouteAnswer;

const page = <T>(all: readonly T[], query: URLSearchParams, largest: number) => {
  const startAt = Number(query.get('startAt') ?? 0);
  const asked = Number(query.get('maxResults') ?? 50);
  const maxResults = Math.min(asked, largest);
  return { startAt, maxResults, total: all.length, items: all.slice(startAt, startAt + maxResults) };
};

const requireProject = (world: World, idOrKey: string): FakeProject => {
  const project = [...world.projects.values()].find(({ id, key }) => id === idOrKey || key === idOrKey);
  if (project === undefined) throw new Refusal(404, [`No project could be found with key '${idOrKey}'.`]);
  return project;
};

const myself: Handler = ({ base }) => ({
  status: 200,
  body: {
    self: `${base}/rest/api/3/user?accountId=5b10a2844c20165700ede21g`,
    accountId: '5b10a2844c20165700ede21g',
    accountType: 'atlassian',
    emailAddress: 'robot@example.com',
    displayName: 'Valora Robot',
    active: true,
    timeZone: 'Etc/GMT',
    locale: 'en_US',
  },
});

const projects: Handler = ({ world, base, largestPage }, { query }) => {
  const { items, startAt, maxResults, total } = page([...world.projects.values()], query, largestPage);
  return {
    status: 200,
    body: {
      self: `${base}/rest/api/3/project/search?startAt=${String(startAt)}`,
      startAt,
      maxResults,
      total,
      isLast: startAt + items.length >= total,
      values: items.map((project) => presentProject(project, base)),
    },
  };
};

const issueTypes: Handler = ({ world, base, largestPage }, { query }, [key = '']) => {
  const project = requireProject(world, key);
  const { items, startAt, maxResults, total } = page(project.issueTypes, query, largestPage);
  return {
    status: 200,
    body: {
      startAt,
      maxResults,
      total,
      issueTypes: items.map((type) => ({
        self: `${base}/rest/api/3/issuetype/${type.id}`,
        description: '',
        iconUrl: `${base}/images/icons/issuetypes/${type.id}.png`,
        ...type,
      })),
    },
  };
};

const createFields: Handler = ({ world, largestPage }, { query }, [key = '', typeId = '']) => {
  const fields = requireProject(world, key).createFields.get(typeId);
  if (fields === undefined) throw new Refusal(404, ['Issue type not found.']);
  const { items, startAt, maxResults, total } = page(fields, query, largestPage);
  const operations = ['set'];
  const present = items.map((field) => ({ ...field, key: field.fieldId, operations }));
  return { status: 200, body: { startAt, maxResults, total, fields: present } };
};

const create: Handler = ({ world, base, nowMs }, { body }) => {
  const { id, key } = createIssue(world, body, nowMs);
  return { status: 201, body: { id, key, self: `${base}/rest/api/3/issue/${id}` } };
};

const listed = (value: string | null): string[] => (value === null || value === '' ? [] : value.split(','));

const readIssue: Handler = ({ world, base }, { query }, [key = '']) => {
  const fields = query.has('fields') ? listed(query.get('fields')) : ['*all'];
  const properties = listed(query.get('properties'));
  return { status: 200, body: presentIssue(world, requireIssue(world, key), { base, fields, properties }) };
};

const readProperty: Handler = ({ world }, _, [key = '', property = '']) => {
  const issue = requireIssue(world, key);
  if (!issue.properties.has(property))
    throw new Refusal(404, [`The property with key '${property}' was not found.`]);
  return { status: 200, body: { key: property, value: issue.properties.get(property) } };
};

const writeProperty: Handler = ({ world }, { body }, [key = '', property = '']) => {
  const issue = requireIssue(world, key);
  const status = issue.properties.has(property) ? 200 : 201;
  issue.properties.set(property, body);
  return { status };
};

const linkBody = z.object({
  type: z.object({ id: z.string().optional(), name: z.string().optional() }),
  inwardIssue: z.object({ key: z.string() }),
  outwardIssue: z.object({ key: z.string() }),
});

const link: Handler = ({ world }, { body }) => {
  const { type, inwardIssue, outwardIssue } = linkBody.parse(body);
  const found = world.linkTypes.find(({ id, name }) => id === type.id || name === type.name);
  if (found === undefined)
    throw new Refusal(404, [`No issue link type with name '${type.name ?? ''}' found.`]);
  const pair = {
    typeId: found.id,
    inwardKey: requireIssue(world, inwardIssue.key).key,
    outwardKey: requireIssue(world, outwardIssue.key).key,
  };
  const same = world.links.some((one) => JSON.stringify(one) === JSON.stringify(pair));
  if (!same) world.links.push(pair);
  return { status: 201 };
};

const gone: Handler = () => ({
  status: 410,
  body: {
    errorMessages: [
      'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
    ],
    errors: {},
  },
});

const segment = '([^/]+)';
const routes: readonly (readonly [string, string, Handler])[] = [
  ['GET', '/myself', myself],
  ['GET', '/project/search', projects],
  ['GET', `/issue/createmeta/${segment}/issuetypes`, issueTypes],
  ['GET', `/issue/createmeta/${segment}/issuetypes/${segment}`, createFields],
  ['POST', '/search/jql', (context, { body }) => ({ status: 200, body: search(context, body) })],
  ['GET', '/search', gone],
  ['POST', '/search', gone],
  ['POST', '/issue', create],
  ['GET', `/issue/${segment}`, readIssue],
  ['GET', `/issue/${segment}/properties/${segment}`, readProperty],
  ['PUT', `/issue/${segment}/properties/${segment}`, writeProperty],
  ['POST', '/issueLink', link],
  ['GET', '/issueLinkType', ({ world }) => ({ status: 200, body: { issueLinkTypes: world.linkTypes } })],
];

/** Answers a request below /rest/api/3 as Jira documents it. */
export const answer = (context: RouteContext, request: RouteRequest): RouteAnswer => {
  const path = request.path.replace(/^\/rest\/api\/3/, '');
  for (const [method, pattern, handler] of routes) {
    const match = method === request.method ? new RegExp(`^${pattern}$`).exec(path) : null;
    if (match === null) continue;
    try {
      return handler(context, request, match.slice(1).map(decodeURIComponent));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: { errorMessages: error.messages, errors: error.fields } };
    }
  }
  return { status: 404, body: { errorMessages: ['No such resource.'], errors: {} } };
};
