const chunks = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? [];
const isNumber = (chunk: string): boolean => /^\d/.test(chunk);

const compareDigits = (a: string, b: string): number => {
  const left = a.replace(/^0+(?=\d)/, '');
  const right = b.replace(/^0+(?=\d)/, '');
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Keys as people count them: PROJ-9 before PROJ-10. Independent of any locale; equal only for equal text. */
export const compareKeys = (a: string, b: string): number => {
  const left = chunks(a);
  const right = chunks(b);
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const one = left[index]!;
    const other = right[index]!;
    const order = isNumber(one) && isNumber(other) ? compareDigits(one, other) : compareText(one, other);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
};

/** Best first; equal scores in the natural order of their keys, so a tie is broken the same way every time. */
export const compareScored = (
  a: { readonly score: number; readonly key: string; readonly id: string },
  b: { readonly score: number; readonly key: string; readonly id: string },
): number => b.score - a.score || compareKeys(a.key, b.key) || compareText(a.id, b.id);
