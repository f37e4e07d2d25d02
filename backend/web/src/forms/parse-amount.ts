export type ParsedAmount = { readonly amount: number } | { readonly problem: string } | 'empty';

const groups = /[\s\u00a0\u202f'’_]/g;

/**
 * A number as a person types it. Spaces and apostrophes group thousands; one comma or point marks the fraction.
 * `1,250` and `1.250` are refused: half of the readers mean 1250 by them, the other half 1.25.
 */
export const parseAmount = (typed: string): ParsedAmount => {
  const compact = typed.trim().replace(groups, '');
  if (compact === '') return 'empty';
  if (!/^-?(\d+([.,]\d+)?|[.,]\d+)$/.test(compact)) {
    return { problem: 'Write a number with digits only, such as 1250 or 12.5.' };
  }
  const ambiguous = /^-?([1-9]\d{0,2})([.,])(\d{3})$/.exec(compact);
  if (ambiguous) {
    const [, whole = '', mark = '', fraction = ''] = ambiguous;
    return {
      problem: `Write ${whole}${fraction} or ${whole}${mark}${fraction.slice(0, 2)}: ${whole}${mark}${fraction} can be read both ways.`,
    };
  }
  return { amount: Number(compact.replace(',', '.')) };
};
