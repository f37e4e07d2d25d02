import type { BenchContext } from './bench-context.js';
import { importsMethod, measureImports } from './imports/measure-imports.js';
import { fallBackMethod, measureFallBack } from './inference/fall-back.js';
import { measureInference, predictTextsMethod } from './inference/predict-texts.js';
import { measureMoves, moveFeaturesMethod } from './live/move-features.js';
import { listPageMethod, measureListPage } from './lists/list-page.js';
import { manyTenantsMethod, measureManyTenants } from './lists/many-tenants.js';
import { loopMethod, measureLoop } from './loop/measure-loop.js';
import type { Measurement } from './measurement.js';
import { issuePanelMethod, measureIssuePanel } from './panel/issue-panel.js';
import { measureMonteCarlo, monteCarloMethod } from './rankings/monte-carlo.js';
import { measureRanking, rankBacklogsMethod } from './rankings/rank-backlogs.js';
import { findSimilarMethod, measureSimilarity } from './similarity/find-similar.js';
import { measureStarts, startsMethod } from './starts/measure-starts.js';
import { measureWriteBack, writeBackMethod } from './writeback/write-back-scores.js';

interface Benchmark {
  readonly title: string;
  readonly method: string;
  readonly measure: (context: BenchContext) => Measurement[] | Promise<Measurement[]>;
}

/** All there is to measure, by the name that `--only` takes, in the order in which it runs. */
export const benchmarks = {
  list: { title: 'The ranked list (L1)', method: listPageMethod, measure: measureListPage },
  tenants: {
    title: 'A large tenant among many (L8)',
    method: manyTenantsMethod,
    measure: measureManyTenants,
  },
  panel: { title: 'The panel of a Jira issue', method: issuePanelMethod, measure: measureIssuePanel },
  start: { title: 'Cold start (L10)', method: startsMethod, measure: measureStarts },
  import: { title: 'Importing a backlog', method: importsMethod, measure: measureImports },
  ranking: { title: 'Ranking a backlog', method: rankBacklogsMethod, measure: measureRanking },
  live: { title: 'From an event to the new rank', method: moveFeaturesMethod, measure: measureMoves },
  simulation: { title: 'Monte-Carlo ranks', method: monteCarloMethod, measure: measureMonteCarlo },
  loop: { title: 'Retraining', method: loopMethod, measure: measureLoop },
  inference: {
    title: 'Trained models in the process',
    method: predictTextsMethod,
    measure: measureInference,
  },
  fallback: {
    title: 'A model endpoint that stalls',
    method: fallBackMethod,
    measure: measureFallBack,
  },
  similarity: { title: 'Similar features', method: findSimilarMethod, measure: measureSimilarity },
  writeback: { title: 'Scores into Jira', method: writeBackMethod, measure: measureWriteBack },
} as const satisfies Record<string, Benchmark>;

export type BenchName = keyof typeof benchmarks;
