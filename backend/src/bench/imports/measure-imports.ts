import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showMegabytes, showMs, showNumber, showRatio } from '../show-number.js';
import { importOnce, type ImportTimes } from './import-once.js';

const enoughPerSecond = 10_000 / 60;
/** Five times the rows may take this much more memory: buffers and the heap’s own slack, not rows. */
const flatGrowth = 1.25;

export const importsMethod =
  'A Jira CSV export uploaded over HTTP to a fresh installation: kept raw, read, checked, stored with events; then everything predicted and ranked. Reference: csv-parse with one insert per 1,000 rows into one table of the same database, nothing looked for or checked.';

const timeLines = ({ issues, bytes, ms, rankedMs, plainMs }: ImportTimes): Measurement[] => {
  const perSecond = (issues / ms) * 1000;
  const what = `${showNumber(issues)} issues, ${showMegabytes(bytes)}`;
  return [
    {
      what: `${what}: imported in`,
      ours: `${showMs(ms)}, ${showNumber(perSecond)} issues a second`,
      reference: `${showMs(plainMs)}, ${showNumber((issues / plainMs) * 1000)} a second`,
      ratio: showRatio(ms / plainMs),
      target: `≥ ${showNumber(enoughPerSecond)} issues a second`,
      met: perSecond >= enoughPerSecond,
    },
    {
      what: `${what}: predicted and ranked after`,
      ours: showMs(rankedMs),
      reference: showMs(plainMs),
      ratio: showRatio(rankedMs / plainMs),
      target: '',
      met: null,
    },
  ];
};

export const measureImports = async (context: BenchContext): Promise<Measurement[]> => {
  const small = await importOnce(context, 10_000);
  const large = await importOnce(context, 50_000);
  const growth = large.peakBytes / small.peakBytes;
  return [
    ...timeLines(small),
    ...timeLines(large),
    {
      what: 'largest memory of the server while importing 50,000 issues; reference: while importing 10,000',
      ours: `${showMegabytes(large.peakBytes)} (${showMegabytes(large.idleBytes)} before)`,
      reference: `${showMegabytes(small.peakBytes)} (${showMegabytes(small.idleBytes)} before)`,
      ratio: showRatio(growth),
      target: `≤ ${showRatio(flatGrowth)}`,
      met: growth <= flatGrowth,
    },
  ];
};
