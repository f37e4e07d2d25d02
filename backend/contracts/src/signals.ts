import { z } from 'zod';
import { paged, pageQuery } from './envelope.js';
import { currency, id, line, text, timestamp, version } from './primitives.js';
import { route } from './route.js';

export const sentiment = z.enum(['negative', 'neutral', 'positive']);
export const intent = z.enum(['bug', 'feature_request', 'question', 'praise']);
export const urgency = z.enum(['low', 'normal', 'high']);
export const signalSource = z.enum([
  'manual',
  'import',
  'jira',
  'github',
  'slack',
  'email',
  'interview',
  'support',
]);

export const company = z
  .object({
    id,
    name: z.string(),
    annualRevenue: z.number().nullable(),
    currency: currency.nullable(),
    segment: z.string().nullable(),
    isSample: z.boolean(),
    version,
  })
  .meta({ id: 'Company' });
export type Company = z.infer<typeof company>;

export const signal = z
  .object({
    id,
    text: z.string(),
    source: signalSource,
    permalink: z.string().nullable(),
    author: z.string().nullable(),
    company: z.object({ id, name: z.string() }).nullable(),
    sentiment: sentiment.nullable().meta({ description: 'Null until a person or a model said' }),
    intent: intent.nullable(),
    urgency: urgency.nullable(),
    occurredAt: timestamp,
    mergedInto: id.nullable(),
    mergedCount: z.int().meta({ description: 'Signals merged into this one' }),
    featureIds: z.array(id).meta({ description: 'Features it is attached to' }),
    isSample: z.boolean(),
    version,
  })
  .meta({ id: 'Signal' });
export type Signal = z.infer<typeof signal>;

const permalink = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(2000);
const details = {
  text: line(20_000),
  permalink: permalink.nullable().default(null),
  author: line(200).nullable().default(null),
  companyName: line(200)
    .nullable()
    .default(null)
    .meta({ description: 'Found by name without regard to case, or made' }),
  sentiment: sentiment.nullable().default(null),
  intent: intent.nullable().default(null),
  urgency: urgency.nullable().default(null),
};
const params = z.object({ id });
const tag = 'signals';

export const signals = {
  list: route({
    method: 'get',
    path: '/signals',
    operationId: 'listSignals',
    tag,
    summary: 'Signals, newest first',
    permission: 'team.read',
    query: z.object({
      ...pageQuery,
      search: text(200).optional(),
      source: signalSource.optional(),
      companyId: id.optional(),
      attached: z.enum(['true', 'false']).optional(),
      includeMerged: z.enum(['true', 'false']).optional(),
    }),
    response: paged(signal),
  }),
  record: route({
    method: 'post',
    path: '/signals',
    operationId: 'recordSignal',
    tag,
    summary: 'Record what a customer said; the same source and externalId is recorded once',
    permission: 'signals.write',
    status: 201,
    body: z.strictObject({
      ...details,
      source: signalSource.default('manual'),
      externalId: line(300).nullable().default(null),
      occurredAt: timestamp.optional(),
    }),
    response: signal,
  }),
  get: route({
    method: 'get',
    path: '/signals/{id}',
    operationId: 'getSignal',
    tag,
    summary: 'One signal',
    permission: 'team.read',
    params,
    response: signal,
  }),
  update: route({
    method: 'put',
    path: '/signals/{id}',
    operationId: 'updateSignal',
    tag,
    summary: 'Correct a signal',
    permission: 'signals.write',
    versioned: true,
    params,
    body: z.strictObject(details),
    response: signal,
  }),
  remove: route({
    method: 'delete',
    path: '/signals/{id}',
    operationId: 'removeSignal',
    tag,
    summary: 'Remove a signal',
    permission: 'signals.write',
    params,
    response: z.object({ removed: z.literal(true) }),
  }),
  merge: route({
    method: 'post',
    path: '/signals/{id}/merge',
    operationId: 'mergeSignal',
    tag,
    summary: 'Merge a duplicate into another signal; who asked is kept',
    permission: 'signals.write',
    params,
    body: z.strictObject({ intoId: id }),
    response: signal,
  }),
  unmerge: route({
    method: 'post',
    path: '/signals/{id}/unmerge',
    operationId: 'unmergeSignal',
    tag,
    summary: 'Undo a merge',
    permission: 'signals.write',
    params,
    response: signal,
  }),
  companies: route({
    method: 'get',
    path: '/companies',
    operationId: 'listCompanies',
    tag,
    summary: 'Companies that asked',
    permission: 'team.read',
    query: z.object({ ...pageQuery, search: text(200).optional() }),
    response: paged(company),
  }),
  updateCompany: route({
    method: 'put',
    path: '/companies/{id}',
    operationId: 'updateCompany',
    tag,
    summary: 'Set a company’s revenue and segment',
    permission: 'signals.write',
    versioned: true,
    params,
    body: z.strictObject({
      name: line(200),
      annualRevenue: z.number().min(0).max(1e13).nullable(),
      segment: line(100).nullable(),
    }),
    response: company,
  }),
};
