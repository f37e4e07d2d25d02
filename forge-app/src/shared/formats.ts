import { formatsIn } from '../../board/src/format/formats-in';
import { formatNumber, formatPercent } from '../../board/src/format/numbers';

export { sharedDigits } from '../../board/src/format/numbers';

/** Where there is no figure. */
export const none = '–';

/** The reader's language as Intl wants it; English where Jira names one that Intl does not know. */
export const localeOf = (jiraLocale: string | undefined): string => {
  try {
    return Intl.getCanonicalLocales((jiraLocale ?? 'en').replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
};

/** All figures and ages as the reader’s language writes them. */
export const formatsOf = (jiraLocale: string | undefined) => {
  const locale = localeOf(jiraLocale);
  const percent = (value: number): string => formatPercent(value, locale);
  return {
    ...formatsIn(locale),
    percent,
    percentRange: (low: number, high: number): string => `${percent(low)} to ${percent(high)}`,
    daysRange: ({ p10, p90 }: { readonly p10: number; readonly p90: number }): string =>
      `${formatNumber(p10, locale)} to ${formatNumber(p90, locale)}`,
  };
};
export type Formats = ReturnType<typeof formatsOf>;
