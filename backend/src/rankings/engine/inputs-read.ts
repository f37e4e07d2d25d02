import type { RankingSettings } from '@valora/contracts';
import { namesIn } from './formula/node.js';
import { requireScorer } from './require-scorer.js';
import { variables } from './variables.js';

/** Names of the inputs that a score is made of, `demand` among them. @throws UnusableRankingSettings */
export const inputsRead = (settings: RankingSettings): ReadonlySet<string> => {
  const { scored, explained } = requireScorer(settings);
  const names = new Set([...namesIn(scored), ...namesIn(explained)]);
  if (names.has(variables.givenEffortDays)) for (const name of ['effortDays', 'effort']) names.add(name);
  return names;
};
