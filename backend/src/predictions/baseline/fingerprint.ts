import { hashText } from './hash.js';
import { stated } from './stated-constants.js';
import type { DeliveredFeature, PredictableFeature } from '../predictor.js';

type Row = PredictableFeature & Partial<Pick<DeliveredFeature, 'actualEffortDays'>>;

const { maxTitleChars, maxDescriptionChars } = stated.text;

/** Everything of a feature that effort is learned from. */
const learnedFrom = (row: Row): string =>
  JSON.stringify([
    row.key,
    row.createdAt,
    row.title.slice(0, maxTitleChars),
    row.description.slice(0, maxDescriptionChars),
    row.inputs['effortDays']?.value,
    row.inputs['effort']?.value,
    row.inputs['storyPoints']?.value,
    row.actualEffortDays,
  ]);

/** 64 bits that stand for what effort is learned from, whatever its order; equal ones need not be learned again. */
export const fingerprint = (rows: readonly Row[]): string => {
  let low = 0;
  let high = 0;
  for (const row of rows) {
    const text = learnedFrom(row);
    low = (low + hashText(text, 1)) >>> 0;
    high = (high + hashText(text, 2)) >>> 0;
  }
  return `${rows.length}-${low.toString(16)}-${high.toString(16)}`;
};
