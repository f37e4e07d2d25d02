import { isWeekday, monthOfWord, wordKey } from './month-names.js';
import { splitTime, type TimeOfDay } from './date-time-of-day.js';

interface Figure {
  readonly value: number;
  readonly digits: number;
}
/** What a date text says before anybody decides how `03/04/26` is meant. */
export type DateShape =
  | {
      readonly kind: 'named';
      readonly year: Figure;
      readonly month: number;
      readonly day: number;
      readonly time: TimeOfDay | null;
    }
  | {
      readonly kind: 'numeric';
      readonly parts: readonly [Figure, Figure, Figure];
      readonly time: TimeOfDay | null;
    };

type DayMonthYear = Pick<DateShape & { kind: 'named' }, 'year' | 'month' | 'day'>;

/** Words between the parts of a date: `23 de nov. de 2026`, `23rd`, `1er`, `15:04 Uhr`, `à`. */
const fillers = new Set('of de del d le um at a as las el den der uhr st nd rd th er on the'.split(' '));

const figure = (text: string): Figure => ({ value: Number(text), digits: text.length });
const isYear = (part: Figure): boolean => part.digits === 4;

/** 2026年11月23日, 26年3月4日, and Jira's 23/11月/26 in Japanese and newer Chinese. */
const eastAsian = (text: string): DayMonthYear | null => {
  const full = /^\D*(\d{4}|\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?(?:日|号|號)?\D*$/u.exec(text);
  if (full?.[1] !== undefined) return { year: figure(full[1]), month: Number(full[2]), day: Number(full[3]) };
  const middle = /^ *(\d{1,4}) ?[/ .-] ?(\d{1,2})月 ?[/ .-] ?(\d{1,4}) *$/u.exec(text);
  if (middle?.[1] === undefined || middle[3] === undefined) return null;
  const [first, last] = [figure(middle[1]), figure(middle[3])];
  const [year, day] = isYear(first) ? [first, last] : [last, first];
  return { year, month: Number(middle[2]), day: day.value };
};

const named = (month: number, figures: readonly Figure[]): DayMonthYear | null => {
  const [first, last, extra] = figures;
  if (first === undefined || last === undefined || extra !== undefined) return null;
  const [year, day] = isYear(first) ? [first, last] : [last, first];
  return { year, month, day: day.value };
};

/** The word that must be the month, or null without words: `mar` alone is March, in `mar 3 mar 2026` the first is a weekday. */
const monthWord = (words: readonly string[]): string | null => {
  const candidates = words.length > 1 ? words.filter((word) => !isWeekday(word)) : words;
  // Two words left name no month together, so the text is no date.
  return candidates.length > 0 ? candidates.join(' ') : (words.at(-1) ?? null);
};

/** Reads the parts of a date text, or null when it is none. Full-width digits and odd spaces are taken as usual ones. */
export const dateShape = (raw: string): DateShape | null => {
  const split = splitTime(raw.normalize('NFKC').replace(/\s+/gu, ' ').trim());
  if (split === null) return null;
  const { datePart, time } = split;
  const asian = eastAsian(datePart.trim());
  if (asian !== null) return { kind: 'named', ...asian, time };
  const tokens = datePart.match(/\d+|[\p{L}\p{M}]+/gu) ?? [];
  const figures = tokens.filter((token) => /^\d/.test(token)).map(figure);
  const word = monthWord(tokens.filter((token) => !/^\d/.test(token) && !fillers.has(wordKey(token))));
  if (/[^\p{L}\p{M}\p{N}\s.,/'’-]/u.test(datePart)) return null;
  if (word !== null) {
    const month = monthOfWord(word);
    const shape = month === null ? null : named(month, figures);
    return shape === null ? null : { kind: 'named', ...shape, time };
  }
  const [first, second, third, fourth] = figures;
  if (first === undefined || second === undefined || third === undefined || fourth !== undefined) return null;
  return { kind: 'numeric', parts: [first, second, third], time };
};
