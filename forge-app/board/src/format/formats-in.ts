// No endings: screens in Jira use this file too, and their bundler takes .js for what it says.
import { formatAge, formatDay, formatMoment } from './dates';
import * as numbers from './numbers';

/** All formatters bound to a locale. */
export const formatsIn = (locale: string) => ({
  locale,
  roi: (ratio: number) => numbers.formatRoi(ratio, locale),
  roiRange: (range: { p10: number; p90: number }) => numbers.formatRoiRange(range, locale),
  probability: (value: number) => numbers.formatProbability(value, locale),
  money: (amount: number, currency: string) => numbers.formatMoney(amount, currency, locale),
  moneyTick: (amount: number, currency: string) => numbers.formatMoneyTick(amount, currency, locale),
  number: (value: number) => numbers.formatNumber(value, locale),
  exact: (value: number) => numbers.formatExact(value, locale),
  points: (value: number, digits?: number) => numbers.formatPoints(value, locale, digits),
  days: (value: number) => numbers.formatDays(value, locale),
  range: (low: number, high: number) => numbers.formatRange(low, high, locale),
  count: (count: number, one: string, many: string) => numbers.formatCount(count, [one, many], locale),
  age: (moment: string) => formatAge(moment, Date.now()),
  day: (moment: string) => formatDay(moment, locale),
  moment: (moment: string) => formatMoment(moment, locale),
});
export type Format = ReturnType<typeof formatsIn>;
