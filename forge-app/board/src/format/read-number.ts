/** What was typed as a number: a comma is a decimal mark, a true minus is one; NaN where it is none or nothing. */
export const readNumber = (typed: string): number => {
  const text = typed.trim().replace(',', '.').replace('\u2212', '-');
  return text === '' ? Number.NaN : Number(text);
};
