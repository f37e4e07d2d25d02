/**
 * One line without control characters: words of a file must not move the cursor of a terminal, turn the writing around
 * or begin a row of their own.
 */
export const printable = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ');
