export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes east of UTC; null when the text names no zone. */
  readonly offsetMinutes: number | null;
}
export interface SplitTime {
  readonly datePart: string;
  readonly time: TimeOfDay | null;
}

const beforeNoon = ['am', '午前', '上午', '凌晨', '早上', 'vorm'];
const afterNoon = ['pm', '午後', '下午', '中午', '晚上', 'nachm'];
const dayPeriods = [...beforeNoon, ...afterNoon].join('|');

const clock =
  /(?<hour>\d{1,2}) ?[:h時时点] ?(?<minute>\d{2})(?: ?[:分m] ?(?<second>\d{2})(?:[.,]\d+)?)?[分秒]?(?<zone> ?(?:Z|UTC|GMT)?(?: ?[+-]\d{2}:?\d{2})?(?![\p{L}\d]))?/iu;
const period = new RegExp(`(?<![a-z])(?:${dayPeriods})(?![a-z])`, 'iu');

/** `p. m.`, `p.m.` and `PM` are one word. */
const joinPeriods = (text: string): string => text.replace(/(?<!\p{L})([ap])\. ?m\b\.?/giu, '$1m');

const offsetOf = (zone: string | undefined): number | null => {
  if (zone === undefined || zone.trim() === '') return null;
  const signed = /([+-])(\d{2}):?(\d{2})/.exec(zone);
  if (signed === null) return 0;
  const minutes = Number(signed[2]) * 60 + Number(signed[3]);
  return signed[1] === '-' ? -minutes : minutes;
};

const hourOf = (hour: number, word: string | null): number | null => {
  if (word === null) return hour <= 23 ? hour : null;
  if (hour > 12) return afterNoon.includes(word) && hour <= 23 ? hour : null;
  return (hour % 12) + (afterNoon.includes(word) ? 12 : 0);
};

/** Takes the time of day out of a date text; null when there is one that no clock shows (25:00, 13:00 AM). */
export const splitTime = (text: string): SplitTime | null => {
  const joined = joinPeriods(text);
  const found = clock.exec(joined);
  if (found === null) return { datePart: joined, time: null };
  const rest = `${joined.slice(0, found.index)} ${joined.slice(found.index + found[0].length)}`;
  const word = period.exec(rest)?.[0].toLowerCase() ?? null;
  const hour = hourOf(Number(found.groups?.['hour']), word);
  const minute = Number(found.groups?.['minute']);
  const second = Number(found.groups?.['second'] ?? 0);
  if (hour === null || minute > 59 || second > 59) return null;
  const offsetMinutes = offsetOf(found.groups?.['zone']);
  return { datePart: rest.replace(period, ' '), time: { hour, minute, second, offsetMinutes } };
};
