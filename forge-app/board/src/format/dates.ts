const dayMs = 86_400_000;
const steps = [
  { unit: 'year', ms: 365 * dayMs },
  { unit: 'month', ms: 30 * dayMs },
  { unit: 'week', ms: 7 * dayMs },
  { unit: 'day', ms: dayMs },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** In the language of the sentences it stands in, whatever the reader's numbers look like. */
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `3 days ago`, `in 2 weeks`, `just now` under a minute. */
export const formatAge = (moment: string, nowMs: number): string => {
  const distanceMs = new Date(moment).getTime() - nowMs;
  const step = steps.find(({ ms }) => Math.abs(distanceMs) >= ms);
  return step ? relative.format(Math.trunc(distanceMs / step.ms), step.unit) : 'just now';
};

export const formatDay = (moment: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(moment));

export const formatMoment = (moment: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));

/** Calendar day of a moment in the reader's zone, as a date field wants it: `2026-03-09`. */
export const toDayField = (moment: Date): string => {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(moment.getFullYear())}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
};

/** End of a calendar day in the reader's zone: an expiry of "9 March" still holds during that day. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();
