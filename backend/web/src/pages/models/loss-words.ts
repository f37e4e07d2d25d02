import type { Format } from '@valora/board';

/** What a loss is a difference of, from the words that come with it. */
type LossScale = 'factor' | 'return' | 'plain';

const scaleOf = (loss: string): LossScale => {
  if (/asinh\(/.test(loss)) return 'return';
  return /\bln\(/.test(loss) ? 'factor' : 'plain';
};

/** A factor as people say it: `×1.6`; two digits after the point, as models differ by little. */
const times = (factor: number, { locale }: Pick<Format, 'locale'>): string =>
  `×${new Intl.NumberFormat(locale, { maximumSignificantDigits: factor < 10 ? 3 : 2 }).format(factor)}`;

/** A mean loss as the error of a single figure that would cost as much: `×1.6` where errors count as factors. */
export const lossAmount = (loss: string, amount: number, format: Pick<Format, 'locale' | 'exact'>): string =>
  scaleOf(loss) === 'plain' ? format.exact(Number(amount.toPrecision(3))) : times(Math.exp(amount), format);

/** How to read the amounts of a loss, for who asks. */
export const lossNote = (loss: string): string => {
  const measured = `Measured as ${loss}, over predictions made before the outcome was known.`;
  switch (scaleOf(loss)) {
    case 'factor':
      return `${measured} ×1.5 costs as much as a single figure that is half as large again as what happened, or two thirds of it.`;
    case 'return':
      return `${measured} The factors hold for returns of several times the cost; near a return of nothing ×1.5 stands for two fifths of the cost.`;
    case 'plain':
      return measured;
  }
};
