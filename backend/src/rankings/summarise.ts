import type { RankingSettings, RankingSummary } from '@valora/contracts';
import type { TeamSettings } from '../identity/index.js';
import type { CapacityLine, Order, PlannedFeature, RankableFeature } from './engine/index.js';
import { capacityLine } from './engine/index.js';
import { judgeOrder } from './judge-order.js';
import type { RankingPlan } from './plan-ranking.js';
import { scoreUnitOf } from './score-unit.js';
import type { StoredRankable } from './store/rankable-store.js';
import { valueBasesOf } from './value-basis.js';

export interface SummaryRequest {
  readonly teamId: string;
  readonly features: readonly StoredRankable[];
  readonly settings: RankingSettings;
  readonly team: TeamSettings;
  readonly plan: Pick<RankingPlan, 'order' | 'tierCount'>;
  readonly now: Date;
}

const mostWarnings = 20;

const isOpen = ({ status }: RankableFeature): boolean => status !== 'delivered' && status !== 'dropped';

/** Without a prediction the effort is not known and counts as nothing; a warning says so. */
const planned = ({ id, key, needs, prediction }: RankableFeature): PlannedFeature => ({
  id,
  key,
  needs,
  effortDays: prediction?.effortDays ?? { mean: 0, p10: 0, p50: 0, p90: 0 },
});

const inShownOrder = (order: Order): readonly RankableFeature[] =>
  [...order.scored].sort((a, b) => a.rank - b.rank).map(({ feature }) => feature);

const capacityOf = ({ teamId, features, team, plan }: SummaryRequest): CapacityLine | null => {
  if (team.capacityDays === null) return null;
  const ranked = inShownOrder(plan.order);
  const line = capacityLine({
    teamId,
    ranked: ranked.map(planned),
    mustDo: features
      .filter((feature) => feature.mustDo && isOpen(feature) && feature.parentKey === null)
      .map(planned),
    capacityDays: team.capacityDays,
    delivered: new Set(features.filter(({ status }) => status === 'delivered').map(({ id }) => id)),
  });
  const unknown = ranked.slice(0, line.fitsThrough).filter(({ prediction }) => prediction === null);
  const warnings = unknown.map(({ key }) => `${key} has no effort yet and is counted as none.`);
  return { ...line, warnings: [...line.warnings, ...warnings].slice(0, mostWarnings) };
};

/** What the order rests on, where capacity ends and which few inputs would move it most. */
export const summarise = (request: SummaryRequest): RankingSummary => {
  const { features, settings, team, plan, now } = request;
  const { order, tierCount } = plan;
  const outcomes = valueBasesOf(features).outcomes;
  const capacity = capacityOf(request);
  const { basedOn, restsOn, asks } = judgeOrder(order, { settings, cut: capacity?.fitsThrough || null });
  return {
    framework: settings.framework,
    scoreUnit: scoreUnitOf(settings, team.currency),
    rankedCount: order.scored.length,
    unscoredCount: order.unscored.length,
    mustDoCount: features.filter((feature) => feature.mustDo && isOpen(feature)).length,
    tierCount,
    basedOn,
    restsOn,
    outcomes,
    dayRateAssumed: team.dayRateAssumed,
    asks: asks.map(({ featureId, key, title, input, why }) => ({ featureId, key, title, input, why })),
    capacity:
      capacity === null || team.capacityDays === null
        ? null
        : {
            capacityDays: team.capacityDays,
            fitsThrough: capacity.fitsThrough,
            pFits: capacity.pFits,
            warnings: [...capacity.warnings],
          },
    computedAt: now.toISOString(),
    hasSampleData: features.some(({ isSample }) => isSample),
  };
};
