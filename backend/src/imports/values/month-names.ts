/**
 * Month words of the languages Jira exports are read in. The names come from the runtime's CLDR data;
 * older Jira servers used Java's own tables, whose forms differ and are listed below
 * (https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/spi/LocaleServiceProvider.html).
 */
const locales = ['en-US', 'en-GB', 'de', 'fr', 'es', 'pt-BR', 'pt-PT'] as const;

const olderForms: Readonly<Record<string, number>> = {
  mrz: 3,
  sept: 9,
  set: 9,
  sett: 9,
  一月: 1,
  二月: 2,
  三月: 3,
  四月: 4,
  五月: 5,
  六月: 6,
  七月: 7,
  八月: 8,
  九月: 9,
  十月: 10,
  十一月: 11,
  十二月: 12,
};

/** Lower case, without accents and dots, so `Févr.`, `fevr` and `FÉVR` are one word. */
export const wordKey = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();

const monthsOf = (locale: string): [string, number][] =>
  (['long', 'short'] as const).flatMap((month) =>
    [{ month }, { month, day: 'numeric', year: 'numeric' } as const].flatMap((fields) => {
      const format = new Intl.DateTimeFormat(locale, { ...fields, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index): [string, number] => {
        const parts = format.formatToParts(Date.UTC(2026, index, 15));
        return [wordKey(parts.find((part) => part.type === 'month')?.value ?? ''), index + 1];
      });
    }),
  );

const words = (entries: [string, number][]): [string, number][] =>
  entries.filter(([word]) => /^\p{L}+$/u.test(word));

const monthByWord: ReadonlyMap<string, number> = new Map([
  ...words(locales.flatMap(monthsOf)),
  ...Object.entries(olderForms),
]);

/** 1–12, or null for a word that names no month. */
export const monthOfWord = (word: string): number | null => monthByWord.get(wordKey(word)) ?? null;

const weekdayKeys: ReadonlySet<string> = new Set(
  [...locales, 'ja', 'zh-CN'].flatMap((locale) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
      // Portuguese names have two parts: quinta-feira.
      const names = Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2026, 0, 4 + day)));
      return names.flatMap((name) => (name.match(/[\p{L}\p{M}]+/gu) ?? []).map(wordKey));
    }),
  ),
);

export const isWeekday = (word: string): boolean => weekdayKeys.has(wordKey(word));
