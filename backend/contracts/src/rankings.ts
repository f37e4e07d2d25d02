import { z } from 'zod';
import { contribution } from './contributions.js';
import { paged, pageQuery } from './envelope.js';
import { featureRow } from './features.js';
import { id, line, probability, timestamp, version } from './primitives.js';
import { rankingSettings } from './ranking-settings.js';
import { valueBasis } from './predictions.js';
import { route } from './route.js';

export const override = z
  .object({
    position: z.int().min(1),
    reason: z.string(),
    actor: z.string(),
    createdAt: timestamp,
    expiresAt: timestamp.nullable(),
  })
  .meta({ id: 'Override' });
export type Override = z.infer<typeof override>;

export const rankChange = z
  .object({
    id,
    at: timestamp,
    fromRank: z.int().nullable(),
    toRank: z.int().nullable(),
    reason: z.string().meta({ description: 'Why it moved, in a sentence' }),
    parts: z.array(contribution).meta({
      description:
        'What moved its own score, adding up to the change; under changed settings how each contribution differs',
    }),
    actor: z.string(),
    eventId: id.nullable(),
  })
  .meta({ id: 'RankChange' });
export type RankChange = z.infer<typeof rankChange>;

export const counterfactual = z
  .object({
    input: z.string(),
    from: z.number().nullable(),
    to: z.number(),
    rank: z.int().meta({ description: 'The model’s rank it would have' }),
  })
  .meta({ id: 'Counterfactual' });

export const neighbour = z
  .object({
    featureId: id,
    key: z.string(),
    jiraKey: z.string().nullable().meta({ description: 'Of its issue; null where Jira has none' }),
    title: z.string(),
    modelRank: z.int(),
    pWins: probability.meta({ description: 'Probability that this feature scores above the neighbour' }),
  })
  .meta({ id: 'Neighbour' });

/** Why a feature stands where it stands. */
export const rankExplanation = z
  .object({
    featureId: id,
    rank: z.int().nullable(),
    modelRank: z.int().nullable(),
    rankLow: z.int().nullable(),
    rankHigh: z.int().nullable(),
    tier: z.int().nullable(),
    rankedCount: z.int(),
    score: z.number().nullable(),
    scoreUnit: z.string().meta({ description: 'What the score is measured in, such as `% ROI` or `RICE`' }),
    missing: z.array(z.string()),
    contributions: z.array(contribution),
    pTop: z.object({ 5: probability, 10: probability, 20: probability }).nullable(),
    override: override.nullable(),
    changes: z.array(rankChange).meta({ description: 'Latest rank changes, newest first' }),
    counterfactuals: z
      .array(counterfactual)
      .meta({ description: 'Single changes that would lift it into the top five' }),
    neighbours: z.array(neighbour).meta({
      description: 'The features next above and below in the model’s order; near 0.5 is too close to call',
    }),
    computedAt: timestamp.nullable(),
  })
  .meta({ id: 'RankExplanation' });
export type RankExplanation = z.infer<typeof rankExplanation>;

export const storedSettings = rankingSettings
  .extend({
    locked: z.boolean().meta({ description: 'Formula lock: only admins may change settings' }),
    version,
    updatedAt: timestamp,
    updatedBy: z.string(),
  })
  .meta({ id: 'RankingSettings' });
export type StoredSettings = z.infer<typeof storedSettings>;

/** What the whole order rests on, for the sentence above the board. */
export const rankingSummary = z
  .object({
    framework: rankingSettings.shape.framework,
    scoreUnit: z.string(),
    rankedCount: z.int(),
    unscoredCount: z.int(),
    mustDoCount: z.int(),
    tierCount: z.int(),
    basedOn: valueBasis,
    outcomes: z.int(),
    restsOn: z.string().meta({ description: 'One sentence: what this order rests on' }),
    dayRateAssumed: z.boolean(),
    asks: z
      .array(
        z.object({ featureId: id, key: z.string(), title: z.string(), input: z.string(), why: z.string() }),
      )
      .meta({ description: 'The few inputs that would move the order most' }),
    capacity: z
      .object({
        capacityDays: z.number(),
        fitsThrough: z.int().meta({ description: 'Last position whose cumulated mean effort fits' }),
        pFits: probability,
        warnings: z.array(z.string()),
      })
      .nullable(),
    computedAt: timestamp.nullable(),
    hasSampleData: z.boolean(),
  })
  .meta({ id: 'RankingSummary' });
export type RankingSummary = z.infer<typeof rankingSummary>;

export const whatIfRow = z
  .object({
    featureId: id,
    key: z.string(),
    title: z.string(),
    fromRank: z.int().nullable(),
    toRank: z.int().nullable(),
    score: z.number().nullable(),
  })
  .meta({ id: 'WhatIfRow' });

export const rankingSnapshot = z
  .object({
    id,
    at: timestamp,
    actor: z.string(),
    reason: z.string(),
    framework: rankingSettings.shape.framework,
    overrides: z.int(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'RankingSnapshot' });

const featureParams = z.object({ featureId: id });
const tag = 'rankings';

export const rankings = {
  list: route({
    method: 'get',
    path: '/rankings',
    operationId: 'listRankings',
    tag,
    summary: 'The ranked list',
    permission: 'team.read',
    query: z.object(pageQuery),
    response: paged(featureRow),
  }),
  summary: route({
    method: 'get',
    path: '/rankings/summary',
    operationId: 'getRankingSummary',
    tag,
    summary: 'What the order rests on, capacity, and what to ask next',
    permission: 'team.read',
    response: rankingSummary,
  }),
  calculate: route({
    method: 'post',
    path: '/rankings/calculate',
    operationId: 'calculateRankings',
    tag,
    summary: 'Rank everything again now',
    permission: 'rankings.override',
    response: rankingSummary,
  }),
  whatIf: route({
    method: 'post',
    path: '/rankings/what-if',
    operationId: 'previewRanking',
    tag,
    summary: 'The order other settings would give; nothing is saved',
    permission: 'team.read',
    readOnly: true,
    body: z.strictObject({ settings: rankingSettings, limit: z.int().min(1).max(5000).default(200) }),
    response: z.object({
      items: z.array(whatIfRow),
      moved: z.int().meta({ description: 'Features whose rank would change' }),
      unscored: z.int(),
    }),
  }),
  explain: route({
    method: 'get',
    path: '/rankings/{featureId}',
    operationId: 'explainRank',
    tag,
    summary: 'Why a feature stands where it stands',
    permission: 'team.read',
    params: featureParams,
    response: rankExplanation,
  }),
  override: route({
    method: 'put',
    path: '/rankings/{featureId}',
    operationId: 'overrideRank',
    tag,
    summary: 'Put a feature at a position, with a reason; the model’s rank stays beside it',
    permission: 'rankings.override',
    params: featureParams,
    body: z.strictObject({
      position: z.int().min(1).max(1_000_000),
      reason: line(500),
      expiresAt: timestamp.nullable().default(null),
    }),
    response: rankExplanation,
  }),
  clearOverride: route({
    method: 'delete',
    path: '/rankings/{featureId}',
    operationId: 'clearOverride',
    tag,
    summary: 'Give a feature back to the model',
    permission: 'rankings.override',
    params: featureParams,
    response: rankExplanation,
  }),
  settings: route({
    method: 'get',
    path: '/ranking-settings',
    operationId: 'getRankingSettings',
    tag,
    summary: 'Framework, criteria, weights, formula',
    permission: 'team.read',
    response: storedSettings,
  }),
  updateSettings: route({
    method: 'put',
    path: '/ranking-settings',
    operationId: 'updateRankingSettings',
    tag,
    summary: 'Change how the score is made',
    permission: 'rankings.configure',
    versioned: true,
    body: z.strictObject({ ...rankingSettings.shape, locked: z.boolean().default(false) }),
    response: storedSettings,
  }),
  history: route({
    method: 'get',
    path: '/ranking-history',
    operationId: 'listRankingHistory',
    tag,
    summary: 'Earlier states of settings and overrides, newest first',
    permission: 'team.read',
    query: z.object(pageQuery),
    response: paged(rankingSnapshot),
  }),
  restore: route({
    method: 'post',
    path: '/ranking-history/{id}/restore',
    operationId: 'restoreRanking',
    tag,
    summary: 'Go back to an earlier state; restoring is itself undoable',
    permission: 'rankings.configure',
    params: z.object({ id }),
    response: rankingSummary,
  }),
  undo: route({
    method: 'post',
    path: '/ranking-history/undo',
    operationId: 'undoRanking',
    tag,
    summary: 'Undo the latest change of settings or overrides',
    permission: 'rankings.override',
    response: rankingSummary,
  }),
};
