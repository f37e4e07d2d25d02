import { onScale, typedNumber, type Typed } from '../../board/src/drawer/input-rules';

export { inputRules as rulesOf, shownUnit, unitWords } from '../../board/src/drawer/input-rules';

/** A typed figure as a number of that input, null where it was cleared, or what is wrong. A comma is a decimal mark. */
export const readTyped = (name: string, typed: string): Typed | { readonly value: null } => {
  if (typed.trim() === '') return { value: null };
  const value = typedNumber(typed);
  return value === null ? { problem: 'Give a number, or leave it empty for unknown.' } : onScale(name, value);
};
