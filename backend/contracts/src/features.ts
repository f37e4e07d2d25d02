import { z } from 'zod';
import { paged, pageQuery } from './envelope.js';
import { featureInput, inputName } from './inputs.js';
import { effortBasis, roiSpread, valueBasis, valueSpread } from './predictions.js';
import { id, line, probability, spread, text, timestamp, version } from './primitives.js';
import { route } from './route.js';
import { signal } from './signals.js';

export const featureStatus = z.enum(['idea', 'planned', 'in_progress', 'delivered', 'dropped']);
export type FeatureStatus = z.infer<typeof featureStatus>;
export const moscow = z.enum(['must', 'should', 'could', 'wont']);
export const kano = z.enum(['basic', 'performance', 'delighter', 'indifferent', 'reverse']);

const key = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:#/-]{0,99}$/, 'must start with a letter or digit and hold no spaces')
  .meta({ description: 'Key people know it by, such as PROJ-42; unique in the team', example: 'PROJ-42' });

export const feature = z
  .object({
    id,
    key: z.string(),
    jiraKey: z.string().nullable().meta({ description: 'The Jira issue the idea came from' }),
    title: z.string(),
    description: z.string(),
    status: featureStatus,
    type: z.string().nullable().meta({ description: 'Issue type as the source calls it' }),
    labels: z.array(z.string()),
    parentKey: z.string().nullable(),
    isSubtask: z.boolean(),
    mustDo: z.boolean().meta({ description: 'Law, contract: its own class outside the formula' }),
    moscow: moscow.nullable(),
    kano: kano.nullable(),
    needs: z.array(id).meta({ description: 'Features that must be delivered before' }),
    inputs: z.array(featureInput),
    demand: z.int().meta({ description: 'Companies that asked, each counted once' }),
    createdAt: timestamp,
    deliveredAt: timestamp.nullable(),
    isSample: z.boolean(),
    version,
  })
  .meta({ id: 'Feature' });
export type Feature = z.infer<typeof feature>;

/** One row of the board: the feature with its current prediction and rank. */
export const featureRow = z
  .object({
    id,
    key: z.string(),
    title: z.string(),
    status: featureStatus,
    mustDo: z.boolean(),
    demand: z.int(),
    isSample: z.boolean(),
    version,
    rank: z.int().nullable(),
    modelRank: z.int().nullable(),
    rankLow: z.int().nullable(),
    rankHigh: z.int().nullable(),
    tier: z.int().nullable(),
    pTop10: probability.nullable(),
    score: z.number().nullable(),
    overridden: z.boolean(),
    missing: z.array(z.string()).meta({ description: 'Why it is unscored; empty when ranked' }),
    roi: roiSpread.nullable(),
    value: valueSpread.nullable(),
    effortDays: spread.nullable(),
    confidence: probability.nullable(),
    basedOn: valueBasis.nullable(),
    effortBasedOn: effortBasis.nullable(),
    rankHistory: z
      .array(z.int())
      .meta({ description: 'Latest ranks, oldest first, for a sparkline; at most 12' }),
    epicKey: z.string().nullable(),
    scoredAt: timestamp.nullable(),
  })
  .meta({ id: 'FeatureRow' });
export type FeatureRow = z.infer<typeof featureRow>;

export const historyEntry = z
  .object({
    eventId: id,
    type: z.string(),
    at: timestamp,
    actor: z.string(),
    summary: z.string().meta({ description: 'What happened, in a sentence' }),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.infer<typeof historyEntry>;

const params = z.object({ id });
const editable = {
  title: line(500),
  description: text(100_000).default(''),
  status: featureStatus.default('idea'),
  type: line(100).nullable().default(null),
  labels: z.array(line(100)).max(100).default([]),
  mustDo: z.boolean().default(false),
  moscow: moscow.nullable().default(null),
  kano: kano.nullable().default(null),
};
const sortBy = z.enum(['rank', 'key', 'title', 'createdAt', 'roi', 'effort', 'demand', 'status']);
const tag = 'features';

export const features = {
  list: route({
    method: 'get',
    path: '/features',
    operationId: 'listFeatures',
    tag,
    summary: 'Features with their prediction and rank',
    permission: 'team.read',
    query: z.object({
      ...pageQuery,
      sort: sortBy.default('rank'),
      direction: z.enum(['asc', 'desc']).default('asc'),
      search: z.string().max(200).optional().meta({ description: 'Words in key, title or description' }),
      status: z
        .string()
        .max(100)
        .optional()
        .meta({ description: `One or several of ${featureStatus.options.join(', ')}, separated by commas` }),
      label: z.string().max(100).optional(),
      ranked: z.enum(['true', 'false']).optional(),
      mustDo: z.enum(['true', 'false']).optional(),
      tier: z.coerce.number().int().min(1).optional(),
    }),
    response: paged(featureRow),
  }),
  create: route({
    method: 'post',
    path: '/features',
    operationId: 'createFeature',
    tag,
    summary: 'Add a feature',
    permission: 'features.write',
    status: 201,
    body: z.strictObject({ ...editable, key: key.optional().meta({ description: 'Made when absent' }) }),
    response: feature,
  }),
  get: route({
    method: 'get',
    path: '/features/{id}',
    operationId: 'getFeature',
    tag,
    summary: 'One feature',
    permission: 'team.read',
    params,
    response: feature,
  }),
  update: route({
    method: 'put',
    path: '/features/{id}',
    operationId: 'updateFeature',
    tag,
    summary: 'Change a feature',
    permission: 'features.write',
    versioned: true,
    params,
    body: z.strictObject(editable),
    response: feature,
  }),
  remove: route({
    method: 'delete',
    path: '/features/{id}',
    operationId: 'removeFeature',
    tag,
    summary: 'Remove a feature; its history stays',
    permission: 'features.write',
    params,
    response: z.object({ removed: z.literal(true) }),
  }),
  setInputs: route({
    method: 'put',
    path: '/features/{id}/inputs',
    operationId: 'setInputs',
    tag,
    summary: 'Set or clear inputs; only those named change',
    permission: 'features.write',
    params,
    body: z.strictObject({
      inputs: z
        .array(
          z.strictObject({
            name: inputName,
            value: z.number().nullable().meta({ description: 'null clears' }),
          }),
        )
        .min(1)
        .max(50),
      reason: line(500).optional(),
    }),
    response: feature,
  }),
  setNeeds: route({
    method: 'put',
    path: '/features/{id}/needs',
    operationId: 'setNeeds',
    tag,
    summary: 'Which features must come before; a circle is refused',
    permission: 'features.write',
    params,
    body: z.strictObject({ needs: z.array(id).max(100) }),
    response: feature,
  }),
  history: route({
    method: 'get',
    path: '/features/{id}/history',
    operationId: 'getFeatureHistory',
    tag,
    summary: 'Who and what changed it, newest first',
    permission: 'team.read',
    params,
    query: z.object(pageQuery),
    response: paged(historyEntry),
  }),
  signals: route({
    method: 'get',
    path: '/features/{id}/signals',
    operationId: 'listFeatureSignals',
    tag,
    summary: 'Signals attached to it',
    permission: 'team.read',
    params,
    query: z.object(pageQuery),
    response: paged(signal),
  }),
  attachSignal: route({
    method: 'post',
    path: '/features/{id}/signals',
    operationId: 'attachSignal',
    tag,
    summary: 'Attach a signal',
    permission: 'signals.write',
    params,
    body: z.strictObject({ signalId: id }),
    response: feature,
  }),
  detachSignal: route({
    method: 'delete',
    path: '/features/{id}/signals/{signalId}',
    operationId: 'detachSignal',
    tag,
    summary: 'Detach a signal',
    permission: 'signals.write',
    params: z.object({ id, signalId: id }),
    response: feature,
  }),
};
