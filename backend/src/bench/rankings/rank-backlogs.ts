import { defaultRankingSettings } from '@valora/contracts';
import { rankFeatures, type RankRequest } from '../../rankings/index.js';
import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showMs, showNumber, showRatio } from '../show-number.js';
import { growthExponent, median, percentile, type SizedTime } from '../statistics.js';
import { ratios, timeInTurns, type Turns } from '../time-in-turns.js';
import { randomFeatures } from './random-features.js';

const sizes = [1_000, 10_000, 100_000] as const;
const enoughMs = 100;
/** n · log n, as sorting takes, is 1.11 from 1,000 to 10,000. */
const linearExponent = 1.15;

export const rankBacklogsMethod =
  'A whole ranking in memory: scores, contributions that add up, rank ranges and P(top k) by simulation, tiers. Reference: sorting as many scores, which no ranking can do without. Growth is the k of CPU time ≈ size^k, 1 being linear.';

const requestOf = (size: number): RankRequest => ({
  teamId: 'team',
  features: randomFeatures(size),
  settings: defaultRankingSettings,
  overrides: [],
  now: new Date('2026-11-02T09:00:00.000Z'),
  dayRate: 600,
});

const turnsOf = (size: number, quick: boolean): Turns => {
  if (size === 1_000) return { warmUps: 5, runs: quick ? 10 : 40 };
  return { warmUps: 1, runs: quick || size === 100_000 ? 3 : 8 };
};

/** Sorted by score alone, as rows. */
const plainSort = ({ features }: RankRequest) =>
  features
    .map(({ id, prediction }) => ({ id, score: prediction?.roi.mean ?? 0 }))
    .sort((a, b) => b.score - a.score);

export const measureRanking = ({ quick }: BenchContext): Measurement[] => {
  const middles: SizedTime[] = [];
  const lines = sizes.map((size): Measurement => {
    const request = requestOf(size);
    const times = timeInTurns(
      { ours: () => rankFeatures(request), reference: () => plainSort(request) },
      turnsOf(size, quick),
    );
    middles.push({ size, ms: median(times.ours.cpuMs) });
    const [ours, reference] = [times.ours.wallMs, times.reference.wallMs];
    const p95 = percentile(ours, 95);
    const judged = size === 1_000;
    return {
      what: `${showNumber(size)} features: p50 / p95 (CPU p50)`,
      ours: `${showMs(median(ours))} / ${showMs(p95)} (${showMs(median(times.ours.cpuMs))})`,
      reference: `${showMs(median(reference))} / ${showMs(percentile(reference, 95))} (${showMs(median(times.reference.cpuMs))})`,
      ratio: showRatio(median(ratios(ours, reference))),
      target: judged ? `p95 ≤ ${String(enoughMs)} ms` : '',
      met: judged ? p95 <= enoughMs : null,
    };
  });
  const growth = middles.slice(1).map((large, index): Measurement => {
    const small = middles[index] ?? large;
    const exponent = growthExponent(small, large);
    return {
      what: `growth from ${showNumber(small.size)} to ${showNumber(large.size)} features`,
      ours: exponent.toFixed(2),
      reference: '1.00 is linear',
      ratio: '',
      target: `≤ ${String(linearExponent)}`,
      met: exponent <= linearExponent,
    };
  });
  return [...lines, ...growth];
};
