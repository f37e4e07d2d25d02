import type { Prediction } from '@valora/contracts';
import type { Formats } from '../shared/formats';

type Figures = Pick<Prediction, 'roi' | 'effortDays' | 'confidence'>;

/** What a new prediction changed, as people would see it: `ROI +110 % → +96 %`. Empty where nothing shown differs. */
export const predictionChanges = (before: Figures | null, after: Figures, formats: Formats): string[] => {
  const figures: [name: string, of: (figures: Figures) => string][] = [
    ['ROI', ({ roi }) => formats.roi(roi.mean)],
    ['80 % interval', ({ roi }) => formats.roiRange(roi)],
    ['chance of a loss', ({ roi }) => formats.probability(roi.pLoss)],
    ['effort', ({ effortDays }) => formats.days(effortDays.mean)],
    ['confidence', ({ confidence }) => formats.probability(confidence)],
  ];
  if (before === null) return figures.map(([name, of]) => `${name} ${of(after)}`);
  return figures
    .filter(([, of]) => of(before) !== of(after))
    .map(([name, of]) => `${name} ${of(before)} → ${of(after)}`);
};
