import { onScale, type Typed } from '../../board/src/drawer/input-rules';
import { readNumber } from '../../board/src/format/read-number';

export { inputRules as rulesOf, shownUnit, unitWords } from '../../board/src/drawer/input-rules';

/** A typed figure as a number of that input, null where it was cleared, or what is wrong. A comma is a decimal mark. */
export const readTyped = (name: string, typed: string): Typed | { readonly value: null } => {
  if (typed.trim() === '') return { value: null };
  const value = readNumber(typed);
  return Number.isFinite(value)
    ? onScale(name, value)
    : { problem: 'Give a number, or leave it empty for unknown.' };
};
