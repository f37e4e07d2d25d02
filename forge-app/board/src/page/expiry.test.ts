import { toDayField } from '../format/dates.js';
import { dayProblem, expiresAt } from './expiry.js';

describe('expiry of an override', () => {
  const now = new Date(2026, 10, 23, 15, 30);
  const dayOf = (expiry: Parameters<typeof expiresAt>[0], day = '') => {
    const moment = expiresAt(expiry, { now, day });
    return moment === null ? null : toDayField(new Date(moment));
  };

  it('ends with the day it names, in the zone of the reader', () => {
    expect(dayOf('two-weeks')).toBe('2026-12-07');
    expect(dayOf('quarter')).toBe('2026-12-31');
    expect(dayOf('day', '2026-11-30')).toBe('2026-11-30');
    expect(dayOf('never')).toBeNull();
    const spring = expiresAt('quarter', { now: new Date(2026, 1, 1), day: '' });
    expect(spring === null ? null : toDayField(new Date(spring))).toBe('2026-03-31');
  });

  it('refuses a day that is over or none', () => {
    expect(dayProblem('2026-11-22', now)).toMatch(/later/);
    expect(dayProblem('2026-11-23', now)).toBeNull();
    expect(dayProblem('', now)).toBe('Choose a day.');
  });
});
