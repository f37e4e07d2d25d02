import { z } from 'zod';
import { grantsOf } from './grants.js';
import { globalPermissions, may, mayGlobally, presentPerson, projectPermissions, robotId } from './people.js';
import { presentProject } from './present.js';
import { presentField } from './site-fields.js';
import { Refusal } from './refusal.js';
import { listed, page, requireProject, segment, type Handler, type Route } from './route.js';

const myself: Handler = ({ base, person }) => ({
  status: 200,
  body: { ...presentPerson(person, base), locale: 'en_US' },
});

const user: Handler = ({ base, world }, { query }) => {
  const person = world.people.find(query.get('accountId') ?? '');
  if (person === undefined)
    throw new Refusal(404, ['Specified user does not exist or you do not have required permissions']);
  return { status: 200, body: presentPerson(person, base) };
};

const serverInfo: Handler = ({ base, nowMs }) => ({
  status: 200,
  body: {
    baseUrl: base,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_290,
    serverTime: new Date(nowMs).toISOString(),
    serverTitle: 'Jira of Acme',
  },
});

const projects: Handler = ({ world, base, largestPage, person }, { query }) => {
  const seen = [...world.projects.values()].filter(({ key }) => may(person, 'BROWSE_PROJECTS', key));
  const { items, startAt, maxResults, total } = page(seen, query, largestPage);
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

const project: Handler = (context, _, [key = '']) => ({
  status: 200,
  body: presentProject(requireProject(context, key), context.base),
});

const issueTypes: Handler = (context, { query }, [key = '']) => {
  const { items, startAt, maxResults, total } = page(
    requireProject(context, key).issueTypes,
    query,
    context.largestPage,
  );
  return {
    status: 200,
    body: {
      startAt,
      maxResults,
      total,
      issueTypes: items.map((type) => ({
        self: `${context.base}/rest/api/3/issuetype/${type.id}`,
        description: '',
        iconUrl: `${context.base}/images/icons/issuetypes/${type.id}.png`,
        ...type,
      })),
    },
  };
};

const createFields: Handler = (context, { query }, [key = '', typeId = '']) => {
  const fields = requireProject(context, key).createFields.get(typeId);
  if (fields === undefined) throw new Refusal(404, ['Issue type not found.']);
  const { items, startAt, maxResults, total } = page(fields, query, context.largestPage);
  const operations = ['set'];
  const present = items.map((field) => ({ ...field, key: field.fieldId, operations }));
  return { status: 200, body: { startAt, maxResults, total, fields: present } };
};

const checkBody = z.strictObject({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).default([]),
  projectPermissions: z
    .array(
      z.strictObject({
        permissions: z.array(z.string()).min(1),
        projects: z.array(z.int()).max(1_000).default([]),
        issues: z.array(z.int()).max(1_000).default([]),
      }),
    )
    .default([]),
});

const unknownOf = (asked: z.infer<typeof checkBody>): string[] => [
  ...asked.globalPermissions.filter((one) => !globalPermissions.includes(one)),
  ...asked.projectPermissions.flatMap(({ permissions }) =>
    permissions.filter((one) => !projectPermissions.includes(one)),
  ),
];

const permissions: Handler = ({ world, person }, { body }) => {
  const parsed = checkBody.safeParse(body);
  if (!parsed.success) throw new Refusal(400, ['Invalid request payload.']);
  const unknown = unknownOf(parsed.data);
  if (unknown.length > 0)
    throw new Refusal(400, [], Object.fromEntries(unknown.map((one) => [one, 'Unrecognized permission'])));
  const { accountId = person.accountId } = parsed.data;
  const asksForAnother = accountId !== person.accountId;
  if (asksForAnother && person.type !== 'app' && !mayGlobally(person, 'ADMINISTER'))
    throw new Refusal(403, ['Only Jira administrators can perform this operation.']);
  const subject = world.people.find(accountId);
  if (subject === undefined) throw new Refusal(400, [], { accountId: 'The account does not exist.' });
  return { status: 200, body: grantsOf(world, subject, parsed.data) };
};

/** What the asking person holds, in a project where one is named. */
const myPermissions: Handler = (context, { query }) => {
  const asked = listed(query.get('permissions'));
  const known = [...globalPermissions, ...projectPermissions];
  const unknown = asked.filter((one) => !known.includes(one));
  if (asked.length === 0 || unknown.length > 0)
    throw new Refusal(400, [
      asked.length === 0
        ? 'The permissions query parameter is required.'
        : `Unrecognized permissions: ${unknown.join()}`,
    ]);
  const named = query.get('projectId') ?? query.get('projectKey');
  const project = named === null ? null : requireProject(context, named);
  const { person } = context;
  const holds = (one: string): boolean =>
    globalPermissions.includes(one)
      ? mayGlobally(person, one)
      : project !== null && may(person, one, project.key);
  const entries = asked.map((one, index) => [
    one,
    {
      id: String(index),
      key: one,
      name: one,
      type: globalPermissions.includes(one) ? 'GLOBAL' : 'PROJECT',
      description: '',
      havePermission: holds(one),
    },
  ]);
  return { status: 200, body: { permissions: Object.fromEntries(entries) } };
};

const fields: Handler = ({ world }) => ({ status: 200, body: world.fields.map(presentField) });

const linkTypes: Handler = ({ world }) => ({ status: 200, body: { issueLinkTypes: world.linkTypes } });

const task: Handler = ({ world, base, person, nowMs }, _, [id = '']) => {
  const found = world.tasks.get(id);
  if (found === undefined) throw new Refusal(404, ['The task was not found.']);
  if (found.accountId !== person.accountId && person.accountId !== robotId)
    throw new Refusal(403, ['You are not the creator of this task.']);
  found.polls += 1;
  const isOver = found.polls > world.pollsPerTask;
  return {
    status: 200,
    body: {
      self: `${base}/rest/api/3/task/${id}`,
      id,
      description: 'Bulk set issue properties',
      status: isOver ? (found.problem === null ? 'COMPLETE' : 'FAILED') : 'RUNNING',
      ...(isOver && found.problem !== null ? { message: found.problem } : {}),
      ...(isOver ? { result: found.result, finished: nowMs } : {}),
      submittedBy: 10_000,
      progress: isOver ? 100 : 50,
      elapsedRuntime: 156,
      submitted: found.submittedAtMs,
      started: found.submittedAtMs,
      lastUpdate: nowMs,
    },
  };
};

export const siteRoutes: readonly Route[] = [
  ['GET', '/myself', myself],
  ['GET', '/user', user],
  ['GET', '/serverInfo', serverInfo],
  ['GET', '/project/search', projects],
  ['GET', `/project/${segment}`, project],
  ['GET', `/issue/createmeta/${segment}/issuetypes`, issueTypes],
  ['GET', `/issue/createmeta/${segment}/issuetypes/${segment}`, createFields],
  ['GET', '/issueLinkType', linkTypes],
  ['POST', '/permissions/check', permissions],
  ['GET', '/mypermissions', myPermissions],
  ['GET', '/field', fields],
  ['GET', `/task/${segment}`, task],
];
