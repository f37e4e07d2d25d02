import { dateShape, type DateShape } from './date-shape.js';

/** Which way `03/04/26` is read: day first, month first, or year first. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** 00–69 are 2000–2069, 70–99 are 1970–1999, as POSIX reads two-digit years. */
const fullYear = (year: { value: number; digits: number }): number | null => {
  if (year.digits === 4) return year.value;
  if (year.digits !== 2) return null;
  return year.value < 70 ? 2000 + year.value : 1900 + year.value;
};

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly milli?: number;
  readonly offsetMinutes?: number | null;
}
type NumericShape = DateShape & { kind: 'numeric' };

const toIso = (at: Moment): string | null => {
  if (at.year < 1900 || at.year > 2199) return null;
  const midnight = new Date(Date.UTC(at.year, at.month - 1, at.day));
  // Date.UTC rolls 31 February over to March: a date that comes out changed does not exist.
  if (midnight.getUTCMonth() !== at.month - 1 || midnight.getUTCDate() !== at.day) return null;
  const { hour = 0, minute = 0, second = 0, milli = 0 } = at;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const millis = ((hour * 60 + minute - (at.offsetMinutes ?? 0)) * 60 + second) * 1000 + milli;
  return new Date(midnight.getTime() + millis).toISOString();
};

const isoOffset = (zone: string | undefined): number => {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === '-' ? -minutes : minutes;
};

const parseIso = (text: string): string | null => {
  const found = iso.exec(text);
  if (found === null) return null;
  const part = (index: number): number => Number(found[index] ?? 0);
  return toIso({
    year: part(1),
    month: part(2),
    day: part(3),
    hour: part(4),
    minute: part(5),
    second: part(6),
    milli: Number((found[7] ?? '0').padEnd(3, '0').slice(0, 3)),
    offsetMinutes: isoOffset(found[8]),
  });
};

/** What a numeric date proves by itself: a part above 12 is no month, four digits are a year. Null when it could be either. */
const provenOrder = (shape: NumericShape, text: string): DateOrder | null => {
  const [first, second, third] = shape.parts;
  if (first.digits === 4 || first.value > 31) return 'ymd';
  if (first.value > 12) return third.value > 31 || third.digits === 4 || second.value > 12 ? 'dmy' : null;
  if (second.value > 12) return 'mdy';
  // Dots are written day first wherever dots are written.
  return /\d\.\d+\.\d/.test(text.replace(/\s/g, '')) ? 'dmy' : null;
};

/** The order a single value proves, for the decision on the whole file; null when it proves nothing or is no date. */
export const dateOrderEvidence = (raw: string): { readonly order: DateOrder | null } | null => {
  const text = raw.trim();
  if (iso.test(text)) return null;
  const shape = dateShape(text);
  if (shape?.kind !== 'numeric') return null;
  const [first, second] = shape.parts;
  const order = provenOrder(shape, text);
  // 23/11/26 could still be year first in a file that says so, but it is never month first.
  if (order === null && first.value > 12 && second.value <= 12) return { order: 'dmy' };
  return { order };
};

const inOrder = (shape: NumericShape, order: DateOrder): Moment | null => {
  const [first, second, third] = shape.parts;
  const [year, month, day] =
    order === 'ymd'
      ? [first, second, third]
      : order === 'dmy'
        ? [third, second, first]
        : [third, first, second];
  const full = fullYear(year);
  return full === null ? null : { year: full, month: month.value, day: day.value, ...shape.time };
};

/**
 * A date as Jira, a spreadsheet or ISO 8601 writes it → ISO 8601 in UTC, or null when it is none.
 * Text without a zone is taken as UTC: Jira's export does not say which zone its user had.
 */
export const parseDate = (raw: string, order: DateOrder): string | null => {
  const text = raw.trim();
  const fromIso = parseIso(text);
  if (fromIso !== null || iso.test(text)) return fromIso;
  const shape = dateShape(text);
  if (shape === null) return null;
  if (shape.kind === 'named') {
    const year = fullYear(shape.year);
    return year === null ? null : toIso({ year, month: shape.month, day: shape.day, ...shape.time });
  }
  const proven = provenOrder(shape, text);
  const used = proven ?? (order === 'mdy' && shape.parts[0].value > 12 ? 'dmy' : order);
  const moment = inOrder(shape, used);
  return moment === null ? null : toIso(moment);
};
