import type { Feature, Prediction, RankExplanation } from '@valora/contracts';
import type { Format } from '../format/use-format.js';
import { missingWords } from '../list/words.js';

interface HeadlineParts {
  readonly feature: Pick<Feature, 'status'>;
  readonly explanation: RankExplanation;
  readonly prediction: Prediction | null;
}

const promise = (prediction: Prediction, format: Format): string => {
  const { roi } = prediction;
  return `it is expected to return ${format.roi(roi.mean)} on its cost (80 % interval ${format.roiRange(roi)}), with a ${format.probability(roi.pLoss)} chance of a loss`;
};

const rankRange = ({ rankLow, rankHigh }: RankExplanation, format: Format): string =>
  rankLow === null || rankHigh === null || rankLow === rankHigh
    ? ''
    : ` and could be ${format.range(rankLow, rankHigh)}`;

const overrideSentence = (explanation: RankExplanation, format: Format): string => {
  const { override, modelRank } = explanation;
  if (!override) return '';
  const until = override.expiresAt === null ? '' : ` until ${format.day(override.expiresAt)}`;
  const model = modelRank === null ? '' : ` The model says ${format.exact(modelRank)}.`;
  return `${override.actor} put it there${until}: “${override.reason}”.${model} `;
};

/** The one sentence a drawer opens with: where it stands, what it promises, or why it does not stand anywhere. */
export const headline = ({ feature, explanation, prediction }: HeadlineParts, format: Format): string => {
  const { rank, rankedCount } = explanation;
  if (rank === null) {
    if (feature.status === 'delivered') return 'It is delivered and no longer ranked.';
    if (feature.status === 'dropped') return 'It was dropped and is not ranked.';
    const missing = missingWords(explanation);
    if (missing === null) return 'It is not ranked yet; the first ranking is on its way.';
    return missing.startsWith('Needs')
      ? `It is not ranked: ${missing.charAt(0).toLowerCase()}${missing.slice(1)}.`
      : `It stands outside the ranking: ${missing.charAt(0).toLowerCase()}${missing.slice(1)}.`;
  }
  const place = `It ranks ${format.exact(rank)} of ${format.exact(rankedCount)}`;
  const moved = overrideSentence(explanation, format);
  if (moved !== '')
    return `${place}. ${moved}${prediction ? `By the prediction, ${promise(prediction, format)}.` : ''}`.trim();
  const range = rankRange(explanation, format);
  if (!prediction) return `${place}${range}.`;
  if (prediction.notEnoughSignal) {
    return `${place}${range}, on effort alone: there is not enough signal about its value, so it counts as what any feature of the team is worth.`;
  }
  return `${place}${range}: ${promise(prediction, format)}.`;
};
