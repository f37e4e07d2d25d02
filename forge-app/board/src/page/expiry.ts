// No ending: screens in Jira use this file too, and their bundler takes .js for what it says.
import { endOfDay, toDayField } from '../format/dates';

/** How long an override may hold. `day`: until a day the person names. */
export type Expiry = 'two-weeks' | 'quarter' | 'day' | 'never';

export const expiryWords: Record<Expiry, string> = {
  'two-weeks': 'For two weeks',
  quarter: 'Until the end of this quarter',
  day: 'Until a day of my choice',
  never: 'Until somebody gives it back',
};

const inTwoWeeks = (now: Date): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + 14);

const endOfQuarter = (now: Date): Date =>
  new Date(now.getFullYear(), Math.floor(now.getMonth() / 3) * 3 + 3, 0);

/** Moment an override ends, as the API wants it; null holds for good. A `day` is given as a date field has it. */
export const expiresAt = (expiry: Expiry, { now, day }: { now: Date; day: string }): string | null => {
  switch (expiry) {
    case 'never':
      return null;
    case 'two-weeks':
      return endOfDay(toDayField(inTwoWeeks(now)));
    case 'quarter':
      return endOfDay(toDayField(endOfQuarter(now)));
    case 'day':
      return endOfDay(day);
  }
};

/** Why a chosen day cannot be used, or null. */
export const dayProblem = (day: string, now: Date): string | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return 'Choose a day.';
  return day < toDayField(now) ? 'Choose today or a later day.' : null;
};
