import type { Framework, RankingSettings } from '@valora/contracts';

/** What each framework makes of a feature, as the end of "Features are ranked by …". */
const frameworkWords = {
  roi: 'predicted return on what they cost',
  rice: 'RICE: reach, impact and confidence against effort',
  ice: 'ICE: impact, confidence and ease',
  wsjf: 'WSJF: cost of delay against job size',
  opportunity: 'opportunity: importance that is not yet satisfied',
  value_effort: 'estimated value against effort',
  weighted: 'the team’s own weighted criteria',
  formula: 'the team’s own formula',
} as const satisfies Record<Framework, string>;

/** The one sentence about how the score is made. */
export const scoringMessage = (
  settings: Pick<RankingSettings, 'framework'> & { readonly locked: boolean },
): string =>
  `Features are ranked by ${frameworkWords[settings.framework]}${settings.locked ? '; the formula is locked' : ''}.`;

/** Each criterion's share of all weights in whole percent, in their order; 0 for all while every weight is 0. */
export const weightShares = (criteria: readonly { readonly weight: number }[]): readonly number[] => {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return criteria.map(({ weight }) => (total === 0 ? 0 : Math.round((weight / total) * 100)));
};
