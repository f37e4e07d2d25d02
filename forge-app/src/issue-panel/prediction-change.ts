import type { IssuePanel, Prediction } from '@valora/contracts';
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

const rankOf = ({ row }: IssuePanel, formats: Formats): string =>
  row.rank === null ? 'not ranked' : formats.exact(row.rank);

/** What differs between two looks at an issue: its figures, and its rank. */
export const panelChanges = (before: IssuePanel, after: IssuePanel, formats: Formats): string[] => {
  const figures =
    after.prediction === null ? [] : predictionChanges(before.prediction, after.prediction, formats);
  const ranks = [rankOf(before, formats), rankOf(after, formats)] as const;
  return ranks[0] === ranks[1] ? figures : [...figures, `rank ${ranks[0]} → ${ranks[1]}`];
};
