import { z } from 'zod';
import { paged, pageQuery } from './envelope.js';
import { id, line, text, timestamp } from './primitives.js';
import { route } from './route.js';

export const epicState = z
  .enum(['awaiting_approval', 'approved', 'claimed', 'created', 'linked', 'rejected', 'failed', 'uncertain'])
  .meta({
    description:
      '`claimed`: being created; `uncertain`: the tracker did not say whether it exists, a person decides',
  });
export type EpicState = z.infer<typeof epicState>;

export const epicDraft = z.object({
  projectKey: z.string(),
  summary: z.string(),
  description: z.string().meta({ description: 'Plain text; sent to Jira as ADF' }),
  children: z.array(z.object({ summary: z.string() })),
});
export const epic = z
  .object({
    id,
    featureId: id,
    featureKey: z.string(),
    featureTitle: z.string(),
    state: epicState,
    draft: epicDraft,
    jiraKey: z.string().nullable(),
    jiraUrl: z.string().nullable(),
    requestedBy: z.string(),
    decidedBy: z.string().nullable(),
    problem: z.string().nullable(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Epic' });
export type Epic = z.infer<typeof epic>;

const issueKey = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,29}-[1-9][0-9]*$/, 'must be an issue key such as PROJ-42');

const draftBody = z.strictObject({
  projectKey: z.string().regex(/^[A-Z][A-Z0-9_]{1,29}$/, 'must be a Jira project key such as PROJ'),
  summary: line(255),
  description: text(30_000).default(''),
  children: z
    .array(z.strictObject({ summary: line(255) }))
    .max(50)
    .default([]),
});
const params = z.object({ id });
const tag = 'epics';

export const epics = {
  list: route({
    method: 'get',
    path: '/epics',
    operationId: 'listEpics',
    tag,
    summary: 'Epics and requests for them, newest first',
    permission: 'team.read',
    query: z.object({ ...pageQuery, state: epicState.optional() }),
    response: paged(epic),
  }),
  get: route({
    method: 'get',
    path: '/epics/{id}',
    operationId: 'getEpic',
    tag,
    summary: 'One epic',
    permission: 'team.read',
    params,
    response: epic,
  }),
  preview: route({
    method: 'post',
    path: '/features/{id}/epic-preview',
    operationId: 'previewEpic',
    tag,
    summary: 'The epic as it would be created',
    permission: 'team.read',
    readOnly: true,
    params,
    response: z.object({
      draft: epicDraft,
      trackerConnected: z.boolean(),
      trackerProblem: z
        .string()
        .nullable()
        .meta({ description: 'Why the projects could not be read; a project key can still be typed' }),
      projects: z.array(z.object({ key: z.string(), name: z.string() })),
      existing: epic.nullable(),
    }),
  }),
  request: route({
    method: 'post',
    path: '/epics',
    operationId: 'requestEpics',
    tag,
    summary: 'Ask for epics, one per feature; at most one ever exists per feature',
    permission: 'epics.request',
    status: 201,
    body: z.strictObject({
      items: z
        .array(
          z.strictObject({
            featureId: id,
            draft: draftBody.optional().meta({ description: 'The preview by default' }),
            projectKey: draftBody.shape.projectKey.optional(),
          }),
        )
        .min(1)
        .max(100),
    }),
    response: z.object({ items: z.array(epic) }),
  }),
  approve: route({
    method: 'post',
    path: '/epics/{id}/approve',
    operationId: 'approveEpic',
    tag,
    summary: 'Approve; it is created in the background',
    permission: 'epics.approve',
    status: 202,
    params,
    response: epic,
  }),
  reject: route({
    method: 'post',
    path: '/epics/{id}/reject',
    operationId: 'rejectEpic',
    tag,
    summary: 'Reject, with a reason',
    permission: 'epics.approve',
    params,
    body: z.strictObject({ reason: line(500) }),
    response: epic,
  }),
  resolve: route({
    method: 'post',
    path: '/epics/{id}/resolve',
    operationId: 'resolveEpic',
    tag,
    summary: 'Say whether an uncertain or failed epic exists',
    permission: 'epics.approve',
    params,
    body: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('exists'),
        jiraKey: issueKey,
      }),
      z.strictObject({ decision: z.literal('retry') }),
    ]),
    response: epic,
  }),
  // PUT, so that no Idempotency-Key replays the one answer that says `send`.
  claim: route({
    method: 'put',
    path: '/epics/{id}/claim',
    operationId: 'claimEpic',
    tag,
    summary: 'Approve an epic and create it as oneself, from inside Jira: says what to send, once',
    permission: 'epics.approve',
    params,
    response: z.discriminatedUnion('state', [
      z
        .object({
          state: z.literal('send'),
          epic,
          claimId: id.meta({ description: 'Names this claim in the report' }),
          issue: z
            .object({
              fields: z.record(z.string(), z.unknown()),
              properties: z.array(z.object({ key: z.string(), value: z.unknown() })),
            })
            .meta({ description: 'Body of Jira’s POST /rest/api/3/issue' }),
        })
        .meta({ description: 'Send it now, once, and report what Jira said' }),
      z
        .object({ state: z.literal('in_hand'), epic })
        .meta({ description: 'Somebody creates it, or it exists: send nothing' }),
    ]),
  }),
  report: route({
    method: 'put',
    path: '/epics/{id}/report',
    operationId: 'reportEpic',
    tag,
    summary: 'What Jira said to the epic that `claimEpic` handed out; harmless to repeat',
    permission: 'epics.approve',
    params,
    body: z.discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('created'),
        claimId: id,
        issueKey,
      }),
      z.strictObject({ outcome: z.literal('refused'), claimId: id, message: line(2000) }),
      z.strictObject({ outcome: z.literal('unknown'), claimId: id }).meta({ description: 'No answer came' }),
    ]),
    response: epic,
  }),
};
