import { failures, middle, middleRatio } from './compare-rounds.js';
import type { Round } from './interleave.js';

const aRound = (perSecond: number, failed = 0): Round => ({
  requests: 100,
  perSecond,
  p50Ms: 1,
  p95Ms: 2,
  p99Ms: 3,
  failed,
  cpuMicros: 10,
});

describe('rounds of ours and a reference', () => {
  const ours = [aRound(50), aRound(10), aRound(60, 2)];
  const reference = [aRound(100), aRound(40), aRound(80, 1)];

  it('compares round by round, not middle by middle', () => {
    expect(middle(ours, 'perSecond')).toBe(50);
    expect(middleRatio(ours, reference, 'perSecond')).toBe(0.5);
    expect(middleRatio([aRound(90), aRound(20)], [aRound(100), aRound(10)], 'perSecond')).toBeCloseTo(1.45);
  });

  it('counts what failed', () => {
    expect(failures(ours)).toBe(2);
  });
});
