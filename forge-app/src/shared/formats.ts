import { formatAge } from '../../board/src/format/dates';

/** U+2212: a hyphen is read as "dash" or dropped by screen readers, and is too short beside digits. */
const minus = '\u2212';
/** U+00A0, so that a number never parts from its unit at the end of a line. */
const noBreak = '\u00A0';
const enDash = '\u2013';
/** Where there is no figure. */
export const none = '–';

const withTrueMinus = (formatted: string): string => formatted.replaceAll('-', minus);
const sign = (value: number): string => (value > 0 ? '+' : value < 0 ? '-' : '');

/** The reader's language as Intl wants it; English where Jira names one that Intl does not know. */
export const localeOf = (jiraLocale: string | undefined): string => {
  try {
    return Intl.getCanonicalLocales((jiraLocale ?? 'en').replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
};

/** A distribution as far as a screen shows it. */
interface Range {
  readonly p10: number;
  readonly p90: number;
}

const numbersOf = (locale: string) => {
  const made = new Map<string, Intl.NumberFormat>();
  return (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? new Intl.NumberFormat(locale, options);
    made.set(key, format);
    return format;
  };
};

/** Points and percents of a score; everything else is below. */
const pointsOf = (locale: string) => {
  const numbers = numbersOf(locale);
  /** Whole percent with its sign: `+110 %`. Gives no sign to what rounds to nothing. */
  const percent = (value: number): string => {
    const whole = Math.round(value);
    return withTrueMinus(
      `${sign(whole)}${numbers({ maximumFractionDigits: 0 }).format(Math.abs(whole))}${noBreak}%`,
    );
  };
  return {
    percent,
    percentRange: (low: number, high: number): string => `${percent(low)} to ${percent(high)}`,
    /** Signed points of a score with `digits` after the point. */
    points: (value: number, digits: number): string => {
      const size = Math.abs(value);
      const shown = numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(size);
      return withTrueMinus(`${Number(size.toFixed(digits)) === 0 ? '' : sign(value)}${shown}`);
    },
  };
};

/** Digits after the point that parts of a sum need, all alike, so that a reader can add them up. */
export const sharedDigits = (parts: readonly number[]): number => {
  const largest = Math.max(0, ...parts.map(Math.abs));
  return largest >= 1000 ? 0 : largest >= 10 ? 1 : 2;
};

/** All figures and ages as the reader’s language writes them. */
export const formatsOf = (jiraLocale: string | undefined) => {
  const locale = localeOf(jiraLocale);
  const numbers = numbersOf(locale);
  const { percent, percentRange, points } = pointsOf(locale);
  const whole = numbers({ maximumFractionDigits: 0 });
  /** At most one digit after the point below ten, none above. */
  const number = (value: number): string =>
    withTrueMinus(numbers({ maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }).format(value));
  const range = (low: number, high: number): string =>
    low === high ? whole.format(low) : `${whole.format(low)}${enDash}${whole.format(high)}`;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  return {
    locale,
    percent,
    percentRange,
    points,
    number,
    range,
    roi: (ratio: number): string => percent(ratio * 100),
    roiRange: ({ p10, p90 }: Range): string => percentRange(p10 * 100, p90 * 100),
    /** Never rounds something possible to impossible or to certain. */
    probability: (probability: number): string => {
      const share = probability * 100;
      if (share > 0 && share < 1) return `<1${noBreak}%`;
      if (share > 99 && share < 100) return `>99${noBreak}%`;
      return `${whole.format(share)}${noBreak}%`;
    },
    /** Shortened from 10,000 on, as no figure here is known to the last digit. */
    money: (amount: number, currency: string): string =>
      withTrueMinus(
        (Math.abs(amount) >= 10_000
          ? numbers({ style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 3 })
          : numbers({ style: 'currency', currency, maximumFractionDigits: 0 })
        ).format(amount),
      ),
    days: (days: number): string => {
      const digits = number(days);
      return `${digits}${noBreak}${digits === '1' ? 'day' : 'days'}`;
    },
    daysRange: ({ p10, p90 }: Range): string => `${number(p10)} to ${number(p90)}`,
    /** A value as it was given, without rounding a person's figure away. */
    exact: (value: number): string => withTrueMinus(numbers({ maximumFractionDigits: 6 }).format(value)),
    count: (count: number, one: string, many: string): string =>
      `${whole.format(count)}${noBreak}${count === 1 ? one : many}`,
    age: (at: string): string => formatAge(at, Date.now()),
    moment: (at: string): string => moment.format(new Date(at)),
    day: (at: string): string => day.format(new Date(at)),
  };
};
export type Formats = ReturnType<typeof formatsOf>;
