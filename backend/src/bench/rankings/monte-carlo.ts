import { defaultRankingSettings } from '@valora/contracts';
import { orderFeatures, rankSpreads } from '../../rankings/engine/index.js';
import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { createRandom } from '../random.js';
import { showMs, showNumber, showRatio } from '../show-number.js';
import { median, percentile } from '../statistics.js';
import { ratios, timeInTurns } from '../time-in-turns.js';
import { simulateNaively } from './naive-simulation.js';
import { randomFeatures } from './random-features.js';

const count = 500;
const draws = 5_000;
const enoughMs = 300;

export const monteCarloMethod =
  'Rank ranges, P(top k) and tiers of 500 features by 5,000 draws each, every draw ranked exactly. Reference: the loop one would write first, which draws from the same distributions, sorts each draw and notes the places. Both find the same ranges; how far they are apart at most is printed.';

export const measureMonteCarlo = ({ quick }: BenchContext): Measurement[] => {
  const features = randomFeatures(count);
  const order = orderFeatures({
    features,
    settings: defaultRankingSettings,
    overrides: [],
    now: new Date('2026-11-02T09:00:00.000Z'),
  });
  const simulate = () => rankSpreads({ teamId: 'team', scorer: order.scorer, scored: order.scored, draws });
  const simulateAsFirstWritten = () => simulateNaively(features, { draws, random: createRandom(1) });
  const times = timeInTurns(
    { ours: simulate, reference: simulateAsFirstWritten },
    { warmUps: 1, runs: quick ? 2 : 5 },
  );
  const [ours, reference] = [times.ours.wallMs, times.reference.wallMs];
  const naive = new Map(simulateAsFirstWritten().map((range, index) => [features[index]?.id, range]));
  const apart = simulate().map(({ low, high }, index) => {
    const other = naive.get(order.scored[index]?.id);
    return other === undefined ? Infinity : Math.max(Math.abs(low - other.low), Math.abs(high - other.high));
  });
  const middle = median(ours);
  return [
    {
      what: `${showNumber(count)} features × ${showNumber(draws)} draws: p50 (CPU p50)`,
      ours: `${showMs(middle)} (${showMs(median(times.ours.cpuMs))})`,
      reference: `${showMs(median(reference))} (${showMs(median(times.reference.cpuMs))})`,
      ratio: showRatio(median(ratios(ours, reference))),
      target: `≤ ${String(enoughMs)} ms`,
      met: middle <= enoughMs,
    },
    {
      what: 'ends of the rank ranges differ from the reference’s, p50 / p95',
      ours: `${showNumber(percentile(apart, 50))} / ${showNumber(percentile(apart, 95))} of ${showNumber(count)} places`,
      reference: '',
      ratio: '',
      target: '',
      met: null,
    },
  ];
};
