import type { api, Data, Prediction } from '@valora/contracts';
import { AppError, type Actor, type Database, type TeamScope } from '../../../platform/index.js';
import { explainRank } from '../../../rankings/index.js';
import { explainInWords } from './explain-in-words.js';
import { findFollowing, type IssueOfSite } from './find-following.js';
import { findPanelRow } from './panel-row.js';
import { staleBecause } from './stale-because.js';
import { whyAbsent } from './why-absent.js';

/** Predicts a feature again; where nothing changed the standing prediction is the answer. */
export type PredictFeature = (
  scope: TeamScope,
  ask: { readonly featureId: string; readonly actor: Actor },
) => Promise<Prediction>;

export interface ExplainDeps {
  readonly database: Database;
  readonly predict: PredictFeature;
  /** Whether who is named in the call may see the project; true where nobody is, since the app asked Jira before. */
  readonly maySee: (projectId: string) => Promise<boolean>;
  readonly now: () => Date;
}

/** Rules and agents act for a person who is not named to us. */
const actor: Actor = { name: 'Jira automation', userId: null };

const whole = (ratio: number | undefined): number | null =>
  ratio === undefined ? null : Math.round(ratio * 100);

const answerOf = async (
  scope: TeamScope,
  { issueId, now }: { readonly issueId: string; readonly now: Date },
): Promise<Data<typeof api.forge.explainAction>> => {
  const found = await findPanelRow(scope, { issueId, key: undefined });
  if (found === null) throw new AppError('not_found', await whyAbsent(scope, issueId));
  const { row, prediction } = found;
  const explanation = await explainRank(scope, row.id);
  const issueKey = found.jiraKey ?? row.key;
  return {
    issueKey,
    roiPercent: whole(prediction?.roi.mean),
    roiLowPercent: whole(prediction?.roi.p10),
    roiHighPercent: whole(prediction?.roi.p90),
    rank: explanation.rank,
    rankLow: explanation.rankLow,
    rankHigh: explanation.rankHigh,
    rankedCount: explanation.rankedCount,
    effortDays: prediction?.effortDays.mean ?? null,
    confidencePercent: whole(prediction?.confidence),
    explanation: explainInWords({
      issueKey,
      prediction,
      explanation,
      staleBecause: staleBecause(found.reading, now),
    }),
  };
};

/**
 * Figures and reasons of an issue for somebody whom Jira lets see it: the app asked Jira before it called. Changes no
 * rank and no input; with `predict` the prediction is made anew first. @throws AppError not_found, conflict
 */
export const explainIssue = async (
  { database, predict, maySee, now }: ExplainDeps,
  issue: IssueOfSite & { readonly predict: boolean },
): Promise<Data<typeof api.forge.explainAction>> => {
  const following = await findFollowing(database, issue);
  if (following === null || !(await maySee(following.projectId)))
    throw new AppError(
      'not_found',
      'Valora does not follow this issue. Connect its project in the project settings of Valora, or wait until it was read.',
    );
  const { teamId, featureId } = following;
  if (issue.predict && featureId !== null)
    await database.inTeam(teamId, (scope) => predict(scope, { featureId, actor }));
  return database.inTeam(teamId, (scope) => answerOf(scope, { issueId: issue.issueId, now: now() }));
};
