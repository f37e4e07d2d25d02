const dayMs = 86_400_000;

/**
 * Start of the day (UTC) so many days before `now`; the calendar day of everything in the sample.
 * @param days at least 1 for a moment in the past whatever the hour added; below 0 for the future
 */
export const daysAgo = (now: Date, days: number): Date =>
  new Date(Math.floor(now.getTime() / dayMs) * dayMs - Math.round(days) * dayMs);

/** A moment of that day between 06:00 and 20:00 UTC. */
export const atSomeHour = (day: Date, random: () => number): Date =>
  new Date(day.getTime() + Math.floor((6 + random() * 14) * 3_600) * 1_000);

export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
