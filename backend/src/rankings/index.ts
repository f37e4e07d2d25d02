export { configureRanking } from './configure-ranking.js';
export {
  defaultFrameworkFor,
  orderFeatures,
  quantityWords,
  rankFeatures,
  settingsProblems,
  UnusableRankingSettings,
  type RankOverride,
  type RankRequest,
  type RankableFeature,
  type RankablePrediction,
  type RankedRow,
  type Ranking,
  type UnscoredRow,
} from './engine/index.js';
export { judgeOrder, type OrderJudgement } from './judge-order.js';
export { explainRank } from './explain-rank.js';
export { forgetFeatures } from './forget-features.js';
export { rankingEventHandlers, rankingPeriodicHandlers } from './jobs.js';
export { clearOverride, overrideRank, type NewOverride } from './override-rank.js';
export { getRankingSummary } from './ranking-summary.js';
export { recomputeRanking, type RecomputeCause, type Recomputed } from './recompute-ranking.js';
export { restoreRanking, undoRanking } from './restore-ranking.js';
export { rankingRoutes } from './routes.js';
export { listRankable, type StoredRankable } from './store/rankable-store.js';
export { getStoredSettings } from './store/settings-store.js';
