import { builtInInputs, inputDefinitions } from '@valora/contracts';
import { parseActualDays, parseInput, parseRealisedValue, parseTrackedTime } from './parse-input.js';

const value = (name: string, text: string): number | string => {
  const parsed = parseInput(name, text, '.');
  return parsed.ok ? parsed.value : parsed.reason;
};

describe('parseInput', () => {
  it.each([
    ['reach', '12,000', 12_000],
    ['impact', '3', 3],
    ['impact', 'Massive', 3],
    ['impact', 'minimal', 0.25],
    ['confidence', '80%', 0.8],
    ['confidence', '0.5', 0.5],
    ['confidence', '100', 1],
    ['confidence', 'medium', 0.8],
    ['iceConfidence', '7', 7],
    ['satisfaction', '40%', 0.4],
    ['value', '€ 12k', 12_000],
    ['storyPoints', '5.0', 5],
    ['effortDays', '2.5 days', 2.5],
    ['effortDays', '1w 2d', 7],
    ['jobSize', '13', 13],
    ['strategicFit', '-4', -4],
  ])('%s %s', (name, text, expected) => {
    expect(value(name, text)).toBe(expected);
  });

  it.each([
    ['jobSize', '4', 'Job size (Fibonacci) must be one of 1, 2, 3, 5, 8, 13, 21'],
    ['impact', '1.5', 'Impact (RICE scale) must be one of 0.25, 0.5, 1, 2, 3'],
    ['effort', '0.2', 'Effort (person-months) must be at least 0.5'],
    ['iceEase', '11', 'ICE ease (1–10) must be at most 10'],
    ['storyPoints', 'XL', 'not a number'],
    ['storyPoints', '-1', 'Story points (points) must be at least 0'],
    ['strategicFit', '1e13', 'number out of range'],
    ['constructor', 'x', 'not a number'],
  ])('refuses %s %s', (name, text, reason) => {
    expect(value(name, text)).toBe(reason);
  });

  it('accepts every value of every scale, also as text', () => {
    for (const name of builtInInputs) {
      const { allowed } = inputDefinitions[name] as { allowed?: readonly number[] };
      for (const step of allowed ?? []) expect(value(name, String(step))).toBe(step);
    }
  });
});

describe('what delivered work took and returned', () => {
  it('reads Jira’s seconds and spelled durations as person-days of eight hours', () => {
    expect(parseTrackedTime('57600', '.')).toEqual({ ok: true, value: 2 });
    expect(parseTrackedTime('1w 2d 4h 30m', '.')).toEqual({ ok: true, value: 7.5625 });
    expect(parseTrackedTime('soon', '.')).toEqual({ ok: false, reason: 'not a number' });
  });

  it('reads days and losses', () => {
    expect(parseActualDays('3,5', '.')).toEqual({ ok: true, value: 3.5 });
    expect(parseRealisedValue('-1.200,00 €', ',')).toEqual({ ok: true, value: -1200 });
    expect(parseActualDays('-1', '.').ok).toBe(false);
  });
});
