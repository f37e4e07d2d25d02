import type { ExplainedModel } from '@valora/contracts';
import type { Format } from '../format/use-format.js';
import { modelPartLabel } from '../list/words.js';

type Quantity = ExplainedModel['quantity'];

/** One line of an explanation: its words, its figure, and how far its bar reaches; null where none is drawn. */
export interface ModelPart {
  readonly label: string;
  readonly figure: string;
  readonly bar: number | null;
}

export const quantityWords: Record<Quantity, { readonly title: string; readonly caption: string }> = {
  relativeEffort: {
    title: 'Effort beside the team’s other features',
    caption:
      'Parts of the relative effort; 0 is the team’s middle feature, 1 as far above it as the team’s features usually lie apart. They add up to it exactly',
  },
  effort: {
    title: 'Effort',
    caption: 'What each input makes of the days so far; multiplied they give the days exactly',
  },
  return: {
    title: 'Value for each unit of cost, if it has an effect',
    caption: 'What each input makes of the return so far; multiplied they give it exactly',
  },
};

/** More parts than this are read by nobody; the smallest are shown as one. */
const mostParts = 12;

/** Base first, calibration last, the rest by size; the smallest as one part, so that nothing is left out of the sum. */
export const orderedEntries = (entries: ExplainedModel['entries']): ExplainedModel['entries'] => {
  const named = (name: string) => entries.filter((entry) => entry.name === name);
  const rest = entries
    .filter(({ name, amount }) => name !== 'base' && name !== 'calibration' && amount !== 0)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const small = rest.length > mostParts ? rest.slice(mostParts - 1) : [];
  const together = small.reduce((sum, { amount }) => sum + amount, 0);
  return [
    ...named('base'),
    ...rest.slice(0, rest.length - small.length),
    ...(small.length === 0 ? [] : [{ name: `${String(small.length)} smaller parts`, amount: together }]),
    ...named('calibration'),
  ];
};

const twoDigits = (value: number, { locale }: Format): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

const times = (log: number, format: Format): string => `×${twoDigits(Math.exp(log), format)}`;

const level = (quantity: Quantity, amount: number, format: Format): string => {
  if (quantity === 'relativeEffort') return format.points(amount, 2);
  return quantity === 'effort'
    ? format.days(Math.exp(amount))
    : `${twoDigits(Math.exp(amount), format)} × its cost`;
};

/** What a model saw, line by line; where logarithms add up, factors of a level are shown. */
export const modelParts = ({ quantity, entries }: ExplainedModel, format: Format): ModelPart[] => {
  const isLog = quantity !== 'relativeEffort';
  return orderedEntries(entries).map(({ name, amount }) =>
    isLog && name === 'base'
      ? { label: modelPartLabel(name), figure: level(quantity, amount, format), bar: null }
      : {
          label: modelPartLabel(name),
          figure: isLog ? times(amount, format) : format.points(amount, 2),
          bar: amount,
        },
  );
};

/** What the parts come to. */
export const modelTotal = ({ quantity, total }: ExplainedModel, format: Format): string =>
  level(quantity, total, format);
