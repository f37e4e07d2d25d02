import type { Data, forge, IssueScore } from '@valora/contracts';

/** What both actions answer: the outputs in the manifest. */
export type ActionScore = Pick<
  Data<typeof forge.explainAction>,
  | 'issueKey'
  | 'roiPercent'
  | 'roiLowPercent'
  | 'roiHighPercent'
  | 'rank'
  | 'rankLow'
  | 'rankHigh'
  | 'effortDays'
  | 'confidencePercent'
  | 'explanation'
>;

/** An answer without figures says why in its explanation, since a rule and an agent show nothing else. */
export const withoutFigures = (issueKey: string, explanation: string): ActionScore => ({
  issueKey,
  roiPercent: null,
  roiLowPercent: null,
  roiHighPercent: null,
  rank: null,
  rankLow: null,
  rankHigh: null,
  effortDays: null,
  confidencePercent: null,
  explanation,
});

export const fromBackend = (data: Data<typeof forge.explainAction>): ActionScore => {
  const { rankedCount: _, ...score } = data;
  return score;
};

const isScore = (value: unknown): value is IssueScore =>
  typeof value === 'object' && value !== null && (value as { schema?: unknown }).schema === 1;

/** `+110 %`, with a true minus. */
const percent = (value: number | null): string =>
  value === null
    ? 'unknown'
    : `${value > 0 ? '+' : value < 0 ? '\u2212' : ''}${String(Math.abs(value))}\u00A0%`;

/** What stands on the issue itself: as old as it says, and readable by every rule that reads the issue. */
export const fromIssue = (issueKey: string, kept: unknown): ActionScore => {
  if (!isScore(kept))
    return withoutFigures(
      issueKey,
      `Valora has written no score to ${issueKey}. It is not connected, or not ranked.`,
    );
  const { roi, roiLow, roiHigh, rank, rankLow, rankHigh, rankedCount, effortDays, confidence } = kept;
  const place =
    rank === null
      ? `${issueKey} is not ranked.`
      : `${issueKey} ranks ${String(rank)} of ${String(rankedCount)} (between ${String(rankLow)} and ${String(rankHigh)}).`;
  const figures =
    roi === null
      ? 'Nothing speaks for its return yet.'
      : `Its predicted return is ${percent(roi)} (80\u00A0% interval ${percent(roiLow)} to ${percent(roiHigh)}).`;
  return {
    issueKey,
    roiPercent: roi,
    roiLowPercent: roiLow,
    roiHighPercent: roiHigh,
    rank,
    rankLow,
    rankHigh,
    effortDays,
    confidencePercent: confidence === null ? null : Math.round(confidence * 100),
    explanation: `${place} ${figures} As written to the issue at ${kept.writtenAt}; the rule runs for nobody, so Valora gives no reasons.`,
  };
};
