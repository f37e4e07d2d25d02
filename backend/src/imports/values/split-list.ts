import { oneLine } from '../text/clean-text.js';

const unique = (items: readonly string[]): string[] => [...new Set(items)];

/** Labels of one or several cells: separated by comma, semicolon, bar or line break; blanks and repeats are left out. */
export const splitList = (cells: readonly string[]): string[] =>
  unique(cells.flatMap((cell) => cell.split(/[,;|\n]+/)).map(oneLine)).filter((item) => item !== '');

/** Keys of other rows; white space separates them too. */
export const splitKeys = (cells: readonly string[]): string[] =>
  unique(cells.flatMap((cell) => cell.split(/[\s,;|]+/))).filter((key) => key !== '');
