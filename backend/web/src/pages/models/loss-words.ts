import type { Format } from '@valora/board';

/** What a loss is a difference of, from the words that come with it. */
type LossScale = 'factor' | 'return' | 'plain';

const scaleOf = (loss: string): LossScale => {
  if (/asinh\(/.test(loss)) return 'return';
  return /\bln\(/.test(loss) ? 'factor' : 'plain';
};

/** `×1.60`; two digits after the point, as models differ by little, and always two, as they stand side by side. */
const times = (factor: number, { locale }: Pick<Format, 'locale'>): string => {
  const digits = factor < 10 ? 2 : 0;
  return `×${new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(factor)}`;
};

/** A mean loss as the error of a single figure that would lose as much: `×1.60` where errors count as factors. */
export const lossAmount = (loss: string, amount: number, format: Pick<Format, 'locale' | 'exact'>): string =>
  scaleOf(loss) === 'plain' ? format.exact(Number(amount.toPrecision(3))) : times(Math.exp(amount), format);

/** How to read the amounts of a loss, for who asks. */
export const lossNote = (loss: string): string => {
  const measured = `Measured as ${loss}, over predictions made before the outcome was known.`;
  switch (scaleOf(loss)) {
    case 'factor':
      return `${measured} ×1.50 is a prediction half as large again as what happened, or two thirds of it.`;
    case 'return':
      return `${measured} The factors hold for returns of several times the cost; near a return of nothing ×1.50 stands for two fifths of the cost.`;
    case 'plain':
      return measured;
  }
};
