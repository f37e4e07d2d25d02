import { z } from 'zod';
import { createIssue } from './create-issue.js';
import { editIssue } from './edit-issue.js';
import { presentComment, presentIssue, presentWorklog } from './present.js';
import { Refusal } from './refusal.js';
import {
  listed,
  page,
  requireEditable,
  requireIssue,
  segment,
  type Handler,
  type Route,
  type RouteContext,
} from './route.js';
import { search } from './search.js';
import { issueByIdOrKey } from './world.js';
import { parseJql } from './jql.js';
import { may } from './people.js';

const create: Handler = ({ world, base, nowMs }, { body }) => {
  const { id, key } = createIssue(world, body, nowMs);
  return { status: 201, body: { id, key, self: `${base}/rest/api/3/issue/${id}` } };
};

const read: Handler = (context, { query }, [key = '']) => {
  const fields = query.has('fields') ? listed(query.get('fields')) : ['*all'];
  const properties = listed(query.get('properties'));
  const { world, base } = context;
  return { status: 200, body: presentIssue(world, requireIssue(context, key), { base, fields, properties }) };
};

const edit: Handler = (context, { body, query }, [key = '']) => {
  const issue = requireEditable(context, key);
  const isQuiet = query.get('notifyUsers') === 'false';
  if (isQuiet && !may(context.person, 'ADMINISTER_PROJECTS', issue.projectKey))
    throw new Refusal(403, [
      'To discard the user notification either admin or project admin permissions are required.',
    ]);
  editIssue(context.world, issue, { body, nowMs: context.nowMs });
  return { status: 204 };
};

const readProperty: Handler = (context, _, [key = '', property = '']) => {
  const issue = requireIssue(context, key);
  if (!issue.properties.has(property))
    throw new Refusal(404, [`The property with key '${property}' was not found.`]);
  return { status: 200, body: { key: property, value: issue.properties.get(property) } };
};

const writeProperty: Handler = (context, { body }, [key = '', property = '']) => {
  const issue = requireEditable(context, key);
  const status = issue.properties.has(property) ? 200 : 201;
  issue.properties.set(property, body);
  return { status };
};

const linkBody = z.object({
  type: z.object({ id: z.string().optional(), name: z.string().optional() }),
  inwardIssue: z.object({ key: z.string() }),
  outwardIssue: z.object({ key: z.string() }),
});

const link: Handler = (context, { body }) => {
  const { world } = context;
  const { type, inwardIssue, outwardIssue } = linkBody.parse(body);
  const found = world.linkTypes.find(({ id, name }) => id === type.id || name === type.name);
  if (found === undefined)
    throw new Refusal(404, [`No issue link type with name '${type.name ?? ''}' found.`]);
  const pair = {
    typeId: found.id,
    inwardKey: requireIssue(context, inwardIssue.key).key,
    outwardKey: requireIssue(context, outwardIssue.key).key,
  };
  const same = world.links.some((one) => JSON.stringify(one) === JSON.stringify(pair));
  if (!same) world.links.push(pair);
  return { status: 201 };
};

const fetchBody = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(100),
  fields: z.array(z.string()).default(['*navigable']),
  properties: z.array(z.string()).default([]),
  expand: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
});

const bulkFetch: Handler = ({ world, base, person }, { body }) => {
  const parsed = fetchBody.safeParse(body);
  if (!parsed.success) throw new Refusal(400, ['Between 1 and 100 issue IDs or keys must be given.']);
  const { issueIdsOrKeys, fields, properties } = parsed.data;
  const found = issueIdsOrKeys.map((id) => ({ id, issue: issueByIdOrKey(world, id) }));
  const seen = found.flatMap(({ issue }) =>
    issue !== undefined && may(person, 'BROWSE_PROJECTS', issue.projectKey) ? [issue] : [],
  );
  const missing = found.filter(({ issue }) => issue === undefined || !seen.includes(issue));
  return {
    status: 200,
    body: {
      issues: [...new Set(seen)]
        .sort((a, b) => Number(a.id) - Number(b.id))
        .map((issue) => presentIssue(world, issue, { base, fields, properties })),
      issueErrors: missing.map(({ id }) => ({
        id,
        errorMessage: 'Issue does not exist or you do not have permission to see it.',
      })),
    },
  };
};

const count = ({ world, nowMs, person }: RouteContext, given: unknown): number => {
  const { jql } = z.strictObject({ jql: z.string() }).parse(given);
  const { matches } = parseJql(jql, world, nowMs);
  return [...world.issues.values()].filter(
    (issue) => may(person, 'BROWSE_PROJECTS', issue.projectKey) && matches(issue),
  ).length;
};

const comments: Handler = (context, { query }, [key = '']) => {
  const issue = requireIssue(context, key);
  const { items, ...where } = page(issue.comments, query, context.largestPage);
  return {
    status: 200,
    body: {
      ...where,
      comments: items.map((one) => presentComment(context.world, one, { issue, base: context.base })),
    },
  };
};

const comment: Handler = (context, _, [key = '', id = '']) => {
  const issue = requireIssue(context, key);
  const found = issue.comments.find((one) => one.id === id);
  if (found === undefined) throw new Refusal(404, [`Can not find a comment for the id: ${id}.`]);
  return { status: 200, body: presentComment(context.world, found, { issue, base: context.base }) };
};

const worklogs: Handler = (context, { query }, [key = '']) => {
  const issue = requireIssue(context, key);
  const { items, ...where } = page(issue.worklogs, query, context.largestPage);
  return {
    status: 200,
    body: {
      ...where,
      worklogs: items.map((one) => presentWorklog(context.world, one, { issue, base: context.base })),
    },
  };
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

export const issueRoutes: readonly Route[] = [
  ['POST', '/search/jql', (context, { body }) => ({ status: 200, body: search(context, body) })],
  [
    'POST',
    '/search/approximate-count',
    (context, { body }) => ({ status: 200, body: { count: count(context, body) } }),
  ],
  ['GET', '/search', gone],
  ['POST', '/search', gone],
  ['POST', '/issue', create],
  ['POST', '/issue/bulkfetch', bulkFetch],
  ['GET', `/issue/${segment}`, read],
  ['PUT', `/issue/${segment}`, edit],
  ['GET', `/issue/${segment}/comment`, comments],
  ['GET', `/issue/${segment}/comment/${segment}`, comment],
  ['GET', `/issue/${segment}/worklog`, worklogs],
  ['GET', `/issue/${segment}/properties/${segment}`, readProperty],
  ['PUT', `/issue/${segment}/properties/${segment}`, writeProperty],
  ['POST', '/issueLink', link],
];
