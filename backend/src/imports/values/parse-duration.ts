import { parseNumber, type DecimalMark } from './parse-number.js';

/** Jira's default working time: an 8-hour day and a 5-day week (https://support.atlassian.com/jira-cloud-administration/docs/configure-time-tracking/). */
const hoursPerDay = 8;
const daysPerWeek = 5;
const secondsPerDay = hoursPerDay * 3600;

const daysPerUnit: Readonly<Record<string, number>> = {
  w: daysPerWeek,
  d: 1,
  h: 1 / hoursPerDay,
  m: 1 / (hoursPerDay * 60),
};
const spelled = /^(?:\d+(?:[.,]\d+)?\s*[wdhm]\s*)+$/i;

const spelledDays = (text: string): number | null => {
  if (!spelled.test(text)) return null;
  const parts = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*([wdhm])/gi)];
  return parts.reduce(
    (days, [, amount = '', unit = '']) =>
      days + Number(amount.replace(',', '.')) * (daysPerUnit[unit.toLowerCase()] ?? 0),
    0,
  );
};

/** Jira's export gives worked time in seconds; people write `1w 2d 4h 30m` → person-days, or null when it is neither. */
export const parseJiraSeconds = (raw: string, mark: DecimalMark): number | null => {
  const seconds = parseNumber(raw, mark);
  return seconds === null ? spelledDays(raw.trim()) : seconds / secondsPerDay;
};

/** `3`, `2,5 days`, `1w 2d` → person-days. */
export const parseDays = (raw: string, mark: DecimalMark): number | null => {
  const bare = raw.trim().replace(/\s*(?:days?|pd|person-?days?|tage?|jours?|d[ií]as?)$/i, '');
  return parseNumber(bare, mark) ?? spelledDays(raw.trim());
};
