import { defaultRankingSettings, type RankReport, type RankingSettings } from '@valora/contracts';
import type { FeaturePrediction } from '../predictions/index.js';
import {
  defaultFrameworkFor,
  judgeOrder,
  orderFeatures,
  rankFeatures,
  type OrderJudgement,
  type RankableFeature,
} from '../rankings/index.js';
import { predictBacklog, toPredictable, type PredictOptions } from './predict-backlog.js';
import type { Backlog } from './read-backlog.js';

export interface RankOptions extends PredictOptions {
  /** The framework its columns fill completely, else predicted ROI, where absent. */
  readonly settings: RankingSettings | undefined;
}

/** Seeds the draws: the same file gives the same ranges every time. */
const seed = 'headless';

const toRankable = (
  row: Backlog['rows'][number],
  prediction: FeaturePrediction | undefined,
  options: RankOptions,
): RankableFeature => ({
  ...toPredictable(row, options),
  status: row.status,
  mustDo: row.mustDo,
  parentKey: row.isSubtask ? (row.parentKey ?? 'another issue') : null,
  prediction: prediction === undefined ? null : { ...prediction, createdAt: options.now.toISOString() },
  needs: [...row.needs],
});

export interface RankedBacklog extends RankReport {
  readonly settings: RankingSettings;
  /** What the order rests on, and what would move it most. */
  readonly judgement: OrderJudgement;
}

/** Predicts and ranks a backlog in memory. Every row is in exactly one list of the report. */
export const rankBacklog = async (backlog: Backlog, options: RankOptions): Promise<RankedBacklog> => {
  const predictions = await predictBacklog(backlog.rows, options);
  const settings = options.settings ?? {
    ...defaultRankingSettings,
    framework: defaultFrameworkFor(backlog.inputColumns),
  };
  const request = {
    teamId: seed,
    features: backlog.rows.map((row) => toRankable(row, predictions.get(row.key), options)),
    settings,
    overrides: [],
    now: options.now,
    dayRate: options.team.dayRate.amount,
  };
  const { ranked, unscored } = rankFeatures(request);
  const features = ranked.map((row) => {
    const prediction = predictions.get(row.id);
    if (prediction === undefined) throw new Error(`${row.key} was ranked without a prediction`);
    return {
      key: row.key,
      title: row.title,
      rank: row.rank,
      modelRank: row.modelRank,
      rankLow: row.rankLow,
      rankHigh: row.rankHigh,
      tier: row.tier,
      score: row.score,
      roi: prediction.roi,
      value: prediction.value,
      effortDays: prediction.effortDays,
      contributions: [...row.contributions],
      basedOn: prediction.basedOn,
    };
  });
  return {
    features,
    unscored: unscored.map(({ key, title, missing }) => ({ key, title, missing: [...missing] })),
    rejectedRows: [...backlog.rejectedRows],
    settings,
    judgement: judgeOrder(orderFeatures(request), { settings, cut: null }),
  };
};
