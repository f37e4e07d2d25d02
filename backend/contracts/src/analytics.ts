import { z } from 'zod';
import { currency, id } from './primitives.js';
import { route } from './route.js';

const tag = 'analytics';

export const teamAnalytics = z
  .object({
    currency,
    features: z.object({
      idea: z.int(),
      planned: z.int(),
      in_progress: z.int(),
      delivered: z.int(),
      dropped: z.int(),
    }),
    signals: z.int(),
    companies: z.int(),
    outcomes: z.int(),
    promisedAgainstRealised: z
      .object({
        n: z.int(),
        promised: z.number(),
        realised: z.number(),
        ratio: z.number().nullable(),
        coverage80: z
          .number()
          .nullable()
          .meta({ description: 'Share of realised ROI inside the promised 80 % interval' }),
      })
      .nullable()
      .meta({ description: 'Null below 15 outcomes with a promise: too few to say' }),
    effort: z
      .object({ n: z.int(), meanAbsoluteErrorDays: z.number(), medianBaselineErrorDays: z.number() })
      .nullable(),
    ranksMovedLast7Days: z.int(),
    overridesActive: z.int(),
  })
  .meta({ id: 'TeamAnalytics' });

export const featureAnalytics = z
  .object({
    movers: z.array(
      z.object({
        featureId: id,
        key: z.string(),
        title: z.string(),
        fromRank: z.int().nullable(),
        toRank: z.int().nullable(),
        reason: z.string(),
      }),
    ),
    mostDemanded: z.array(
      z.object({ featureId: id, key: z.string(), title: z.string(), companies: z.int(), signals: z.int() }),
    ),
    stale: z.array(
      z.object({ featureId: id, key: z.string(), title: z.string(), oldestInputDays: z.number() }),
    ),
  })
  .meta({ id: 'FeatureAnalytics' });

export const analytics = {
  team: route({
    method: 'get',
    path: '/analytics/team',
    operationId: 'getTeamAnalytics',
    tag,
    summary: 'How the team’s decisions turned out',
    permission: 'team.read',
    response: teamAnalytics,
  }),
  features: route({
    method: 'get',
    path: '/analytics/features',
    operationId: 'getFeatureAnalytics',
    tag,
    summary: 'What moved, what is asked for most, what is stale',
    permission: 'team.read',
    response: featureAnalytics,
  }),
};
