import type { BenchContext } from '../bench-context.js';
import type { Measurement } from '../measurement.js';
import { showMegabytes, showMs, showNumber, showRatio } from '../show-number.js';
import { importOnce, type ImportTimes } from './import-once.js';

const enoughPerSecond = 10_000 / 60;
/** Twice the rows may take this much more memory: the heap’s own slack, not rows. */
const flatGrowth = 1.25;

export const importsMethod =
  'A Jira CSV export uploaded over HTTP to a fresh installation: kept raw, read, checked, stored with events; then everything predicted and ranked. Reference: csv-parse with one insert per 1,000 rows into one table of the same database, nothing looked for or checked. Memory: Node lets its heap grow to a plateau before it collects, which 10,000 issues do not reach; flat means that beyond it twice the rows take no more.';

const timeLines = ({ issues, bytes, ms, rankedMs, plainMs }: ImportTimes): Measurement[] => {
  const perSecond = (issues / ms) * 1000;
  const what = `${showNumber(issues)} issues, ${showMegabytes(bytes)}`;
  const imported: Measurement = {
    what: `${what}: imported in`,
    ours: `${showMs(ms)}, ${showNumber(perSecond)} issues a second`,
    reference: `${showMs(plainMs)}, ${showNumber((issues / plainMs) * 1000)} a second`,
    ratio: showRatio(ms / plainMs),
    target: `≥ ${showNumber(enoughPerSecond)} issues a second`,
    met: perSecond >= enoughPerSecond,
  };
  if (rankedMs === null) return [imported];
  return [
    imported,
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

const memoryLine = (large: ImportTimes, small: ImportTimes, flat: number | null): Measurement => {
  const shown = ({ peakBytes, idleBytes }: ImportTimes): string =>
    `${showMegabytes(peakBytes)} (${showMegabytes(idleBytes)} before)`;
  const growth = large.peakBytes / small.peakBytes;
  return {
    what: `largest memory of the server, ${showNumber(large.issues)} issues against ${showNumber(small.issues)}`,
    ours: shown(large),
    reference: shown(small),
    ratio: showRatio(growth),
    target: flat === null ? '' : `≤ ${showRatio(flat)}`,
    met: flat === null ? null : growth <= flat,
  };
};

export const measureImports = async (context: BenchContext): Promise<Measurement[]> => {
  const small = await importOnce(context, { issues: 10_000, ranked: true });
  const large = await importOnce(context, { issues: 50_000, ranked: !context.quick });
  const lines = [...timeLines(small), ...timeLines(large), memoryLine(large, small, null)];
  if (context.quick) return lines;
  const larger = await importOnce(context, { issues: 100_000, ranked: false });
  return [...lines, memoryLine(larger, large, flatGrowth)];
};
