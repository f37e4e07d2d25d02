import { z } from 'zod';
import { epic } from './epics.js';
import { featureRow } from './features.js';
import { jiraIssueId } from './forge.js';
import { featureInput } from './inputs.js';
import { similarFeature } from './likeness.js';
import { role } from './permissions.js';
import { prediction } from './predictions.js';
import { id, probability, timestamp } from './primitives.js';
import { rankExplanation, rankingSummary } from './rankings.js';
import { route } from './route.js';
import { signal } from './signals.js';

/**
 * The issue property `valora.score`: written by the backend, read by badge, right rail and JQL without asking it.
 * Percents are whole: 80 is +80 %. At most 32 KB (Jira’s limit of a property).
 */
export const issueScore = z
  .object({
    schema: z.literal(1),
    roi: z.int().nullable().meta({ description: 'Mean, whole percent; JQL alias valoraRoi' }),
    roiLow: z.int().nullable(),
    roiHigh: z.int().nullable(),
    rank: z.int().nullable().meta({ description: 'JQL alias valoraRank' }),
    rankLow: z.int().nullable(),
    rankHigh: z.int().nullable(),
    rankedCount: z.int(),
    tier: z.int().nullable().meta({ description: 'JQL alias valoraTier' }),
    effortDays: z.number().nullable().meta({ description: 'Mean, person-days; JQL alias valoraEffort' }),
    confidence: probability.nullable(),
    mustDo: z.boolean(),
    overridden: z.boolean(),
    notEnoughSignal: z.boolean(),
    missing: z.array(z.string()),
    scoredAt: timestamp.nullable(),
    writtenAt: timestamp,
  })
  .meta({ id: 'IssueScore' });
export type IssueScore = z.infer<typeof issueScore>;
export const issueScoreProperty = 'valora.score';

/** Everything the issue panel shows, in one answer. */
export const issuePanel = z
  .object({
    issueId: jiraIssueId,
    featureId: id,
    key: z.string(),
    role,
    row: featureRow,
    prediction: prediction.nullable(),
    explanation: rankExplanation,
    ranking: z.object({
      scoreUnit: rankingSummary.shape.scoreUnit,
      framework: rankingSummary.shape.framework,
      restsOn: rankingSummary.shape.restsOn,
    }),
    actualEffortDays: z
      .number()
      .nullable()
      .meta({ description: 'Person-days logged so far; null where nobody logged work' }),
    inputs: z.array(featureInput),
    signals: z.object({
      items: z.array(signal).max(5).meta({ description: 'Latest first' }),
      total: z.int(),
    }),
    similar: z
      .array(similarFeature)
      .max(5)
      .nullable()
      .meta({ description: 'Null: still being compared; `GET /features/{id}/similar` waits for it' }),
    epic: epic.nullable(),
    version: z.int().meta({ description: 'Of the feature, for changes to it' }),
    syncedAt: timestamp.nullable().meta({ description: 'When the issue was last read from Jira' }),
    staleBecause: z
      .string()
      .nullable()
      .meta({ description: 'Why the figures may be old, in a sentence; null where they are fresh' }),
    numbersOnly: z.boolean().meta({ description: 'No text of the issue leaves Jira' }),
    mayRecordComments: z
      .boolean()
      .meta({ description: 'The project’s data policy lets comments leave Jira to become signals' }),
  })
  .meta({ id: 'IssuePanel' });
export type IssuePanel = z.infer<typeof issuePanel>;

const tag = 'jira';

export const jiraScreens = {
  panel: route({
    method: 'get',
    path: '/jira/issues/{issueId}',
    operationId: 'getIssuePanel',
    tag,
    summary: 'Everything the issue panel shows',
    permission: 'team.read',
    params: z.object({ issueId: jiraIssueId }),
    query: z.object({
      key: z
        .string()
        .max(100)
        .optional()
        .meta({ description: 'The issue’s key: finds features imported before the project was connected' }),
    }),
    response: issuePanel,
  }),
  top: route({
    method: 'get',
    path: '/jira/top',
    operationId: 'getTopIssues',
    tag,
    summary: 'The best ranked features with their Jira issues, for the dashboard gadget',
    permission: 'team.read',
    query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
    response: z.object({
      teamName: z.string(),
      items: z.array(featureRow.extend({ issueId: jiraIssueId.nullable(), issueKey: z.string().nullable() })),
      rankedCount: z.int(),
      restsOn: z.string(),
      computedAt: timestamp.nullable(),
    }),
  }),
};
