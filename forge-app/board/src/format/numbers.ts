// No ending: screens in Jira use this file too, and their bundler takes .js for what it says.
import { enDash, noBreak, withTrueMinus } from './signs';

const formats = new Map<string, Intl.NumberFormat>();

/** Making an Intl.NumberFormat costs more than using it a hundred times, and rows are formatted while scrolling. */
const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
};

const sign = (value: number): string => (value > 0 ? '+' : value < 0 ? '-' : '');

/** Whole percent with its sign: `+110 %`. Gives no sign to what rounds to nothing. */
export const formatPercent = (percent: number, locale: string): string => {
  const whole = Math.round(percent);
  const digits = numberFormat(locale, { maximumFractionDigits: 0 }).format(Math.abs(whole));
  return withTrueMinus(`${sign(whole)}${digits}${noBreak}%`);
};

/** ROI ratio (1.1) as a whole percent with its sign: `+110 %`. */
export const formatRoi = (ratio: number, locale: string): string => formatPercent(ratio * 100, locale);

export const formatRoiRange = (range: { p10: number; p90: number }, locale: string): string =>
  `${formatRoi(range.p10, locale)} to ${formatRoi(range.p90, locale)}`;

/** Probability 0–1 as a whole percent; never rounds something possible to impossible or to certain. */
export const formatProbability = (probability: number, locale: string): string => {
  const percent = probability * 100;
  if (percent > 0 && percent < 1) return `<1${noBreak}%`;
  if (percent > 99 && percent < 100) return `>99${noBreak}%`;
  return `${numberFormat(locale, { maximumFractionDigits: 0 }).format(percent)}${noBreak}%`;
};

/** Money with its currency; shortened from 10,000 on, as no figure here is known to the last digit. */
export const formatMoney = (amount: number, currency: string, locale: string): string => {
  const short = Math.abs(amount) >= 10_000;
  const options: Intl.NumberFormatOptions = short
    ? { style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 3 }
    : { style: 'currency', currency, maximumFractionDigits: 0 };
  return withTrueMinus(numberFormat(locale, options).format(amount));
};

/** Money beside an axis, always short, so that its labels look alike: `€500`, `€5K`, `€20K`. */
export const formatMoneyTick = (amount: number, currency: string, locale: string): string =>
  withTrueMinus(
    numberFormat(locale, {
      style: 'currency',
      currency,
      notation: 'compact',
      maximumSignificantDigits: 3,
    }).format(amount),
  );

/** At most one digit after the point below ten, none above. */
export const formatNumber = (value: number, locale: string): string =>
  withTrueMinus(numberFormat(locale, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }).format(value));

/** An input's value as it was given, without rounding a person's figure away. */
export const formatExact = (value: number, locale: string): string =>
  withTrueMinus(numberFormat(locale, { maximumFractionDigits: 6 }).format(value));

/** Digits after the point that parts of a sum need, all alike, so that a reader can add them up. */
export const sharedDigits = (parts: readonly number[]): number => {
  const largest = Math.max(0, ...parts.map(Math.abs));
  return largest >= 1000 ? 0 : largest >= 10 ? 1 : 2;
};

/** Signed points of a score: `+12.3`; with as many digits after the point as the size needs, or as many as are given. */
export const formatPoints = (points: number, locale: string, fixedDigits?: number): string => {
  const size = Math.abs(points);
  const digits = fixedDigits ?? (size >= 100 ? 0 : size >= 10 ? 1 : 2);
  const rounded = numberFormat(locale, {
    minimumFractionDigits: fixedDigits ?? 0,
    maximumFractionDigits: digits,
  }).format(size);
  return withTrueMinus(`${Number(size.toFixed(digits)) === 0 ? '' : sign(points)}${rounded}`);
};

export const formatDays = (days: number, locale: string): string => {
  const digits = formatNumber(days, locale);
  return `${digits}${noBreak}${digits === '1' ? 'day' : 'days'}`;
};

/** `2–9`, or `4` where both ends are the same. */
export const formatRange = (low: number, high: number, locale: string): string => {
  const format = numberFormat(locale, { maximumFractionDigits: 0 });
  return low === high ? format.format(low) : `${format.format(low)}${enDash}${format.format(high)}`;
};

/** `3 features`, `1 feature`. */
export const formatCount = (
  count: number,
  noun: readonly [one: string, many: string],
  locale: string,
): string =>
  `${numberFormat(locale, { maximumFractionDigits: 0 }).format(count)}${noBreak}${count === 1 ? noun[0] : noun[1]}`;
