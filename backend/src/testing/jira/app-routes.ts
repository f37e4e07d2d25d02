import { z } from 'zod';
import { may } from './people.js';
import { Refusal } from './refusal.js';
import { page, segment, type Handler, type Route, type RouteContext } from './route.js';
import { issueByIdOrKey, nextId } from './world.js';

/** Only the app that owns a field or a function may touch its values. */
const requireApp = ({ person }: RouteContext): void => {
  if (person.type !== 'app') throw new Refusal(403, ['Only the app that provided it can do this.']);
};

const multiBody = z.strictObject({
  issues: z
    .array(
      z.strictObject({
        issueID: z.int(),
        properties: z
          .record(z.string(), z.unknown())
          .refine((given) => Object.keys(given).length >= 1 && Object.keys(given).length <= 10),
      }),
    )
    .min(1)
    .max(100),
});

const largestProperty = 32_768;

const setProperties: Handler = ({ world, base, person, nowMs }, { body }) => {
  const parsed = multiBody.safeParse(body);
  if (!parsed.success)
    throw new Refusal(400, ['Between 1 and 100 issues with 1 to 10 properties each must be given.']);
  const failed: Record<string, string> = {};
  for (const { issueID, properties } of parsed.data.issues) {
    const issue = issueByIdOrKey(world, String(issueID));
    const isBig = Object.values(properties).some((value) => JSON.stringify(value).length > largestProperty);
    if (issue === undefined || !may(person, 'EDIT_ISSUES', issue.projectKey))
      failed[String(issueID)] = 'Issue does not exist or you do not have permission to see it.';
    else if (isBig) failed[String(issueID)] = 'The property value is too large.';
    else for (const [key, value] of Object.entries(properties)) issue.properties.set(key, value);
  }
  const id = nextId(world);
  world.tasks.set(id, {
    accountId: person.accountId,
    submittedAtMs: nowMs,
    polls: 0,
    problem: world.nextTaskProblem,
    result: { failed },
  });
  world.nextTaskProblem = null;
  return { status: 303, headers: { location: `${base}/rest/api/3/task/${id}` } };
};

const valueBody = z.strictObject({
  updates: z.array(z.strictObject({ issueIds: z.array(z.int()), value: z.unknown() })),
});

const setFieldValue: Handler = (context, { body }, [idOrKey = '']) => {
  requireApp(context);
  const field = context.world.fields.find(({ id, key }) => id === idOrKey || key === idOrKey);
  if (field?.isAppField !== true) throw new Refusal(404, [`The field ${idOrKey} was not found.`]);
  const parsed = valueBody.safeParse(body);
  if (!parsed.success) throw new Refusal(400, ['Invalid request payload.']);
  for (const { issueIds, value } of parsed.data.updates) {
    if (value !== null && typeof value !== field.schema.type)
      throw new Refusal(400, [`The value must be a ${field.schema.type}.`]);
    for (const issueId of issueIds) {
      const issue = issueByIdOrKey(context.world, String(issueId));
      if (issue === undefined) throw new Refusal(400, [`Issue ${String(issueId)} does not exist.`]);
      issue.fields = { ...issue.fields, [field.id]: value };
    }
  }
  return { status: 204 };
};

const precomputations: Handler = (context, { query }) => {
  requireApp(context);
  const key = query.get('functionKey');
  const all = [...context.world.precomputations.values()].filter(
    (one) => key === null || one.functionKey === key,
  );
  const { items, startAt, maxResults, total } = page(all, query, context.largestPage);
  return {
    status: 200,
    body: { startAt, maxResults, total, isLast: startAt + items.length >= total, values: items },
  };
};

const updateBody = z.strictObject({
  values: z.array(
    z.strictObject({ id: z.string(), value: z.string().optional(), error: z.string().optional() }),
  ),
});

const updatePrecomputations: Handler = (context, { body, query }) => {
  requireApp(context);
  const parsed = updateBody.safeParse(body);
  if (!parsed.success) throw new Refusal(400, ['Invalid request payload.']);
  const { precomputations: known } = context.world;
  const missing = parsed.data.values.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  if (missing.length > 0 && query.get('skipNotFoundPrecomputations') !== 'true')
    return {
      status: 404,
      body: { errorMessages: ['Some precomputations were not found.'], notFoundPrecomputationIDs: missing },
    };
  for (const { id, value, error } of parsed.data.values) {
    const one = known.get(id);
    if (one === undefined) continue;
    const { value: _value, error: _error, ...rest } = one;
    known.set(id, {
      ...rest,
      ...(value === undefined ? {} : { value }),
      ...(error === undefined ? {} : { error }),
      updated: new Date(context.nowMs).toISOString(),
    });
  }
  return { status: 200, body: { notFoundPrecomputationIDs: missing } };
};

export const appRoutes: readonly Route[] = [
  ['POST', '/issue/properties/multi', setProperties],
  ['PUT', `/app/field/${segment}/value`, setFieldValue],
  ['GET', '/jql/function/computation', precomputations],
  ['POST', '/jql/function/computation', updatePrecomputations],
];
