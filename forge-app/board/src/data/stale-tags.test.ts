import type { Tag } from './cache-tags.js';
import { createInvalidator } from './stale-tags.js';

const harness = () => {
  const rounds: Tag[][] = [];
  let nowMs = 0;
  let due: { at: number; callback: () => void } | null = null;
  const invalidator = createInvalidator({
    invalidate: (stale) => rounds.push(stale),
    delayMs: 100,
    everyMs: 1000,
    now: () => nowMs,
    schedule: (callback, delayMs) => {
      due = { at: nowMs + delayMs, callback };
      return () => {
        due = null;
      };
    },
  });
  const advanceTo = (ms: number) => {
    nowMs = ms;
    const ready = due;
    if (!ready || ready.at > ms) return;
    due = null;
    ready.callback();
  };
  return { rounds, invalidator, advanceTo };
};

describe('createInvalidator', () => {
  it('fetches once for several events of one change', () => {
    const { rounds, invalidator, advanceTo } = harness();
    invalidator.add(['Rows', 'Summary']);
    invalidator.add(['Rows', 'Explanation']);
    advanceTo(99);
    expect(rounds).toEqual([]);
    advanceTo(100);
    expect(rounds).toEqual([['Rows', 'Summary', 'Explanation']]);
  });

  it('keeps rounds apart in a burst and loses nothing', () => {
    const { rounds, invalidator, advanceTo } = harness();
    invalidator.add(['Rows']);
    advanceTo(100);
    invalidator.add(['Epics']);
    advanceTo(500);
    invalidator.add(['Rows']);
    expect(rounds).toHaveLength(1);
    advanceTo(1100);
    expect(rounds).toEqual([['Rows'], ['Epics', 'Rows']]);
  });

  it('does nothing after it was stopped, and nothing for no tags', () => {
    const { rounds, invalidator, advanceTo } = harness();
    invalidator.add([]);
    invalidator.add(['Rows']);
    invalidator.stop();
    advanceTo(5000);
    expect(rounds).toEqual([]);
  });
});
