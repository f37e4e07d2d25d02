import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchmarks, type BenchName } from './benchmarks.js';
import type { BenchContext } from './bench-context.js';
import { describeMachine, loadNow } from './machine.js';
import type { Section } from './measurement.js';
import { postgresVersion } from './postgres-version.js';
import { reportText, terminalText, type Report } from './print-report.js';
import { readArguments, usageOf, type BenchArguments } from './read-arguments.js';

export interface BenchPlaces extends Pick<BenchContext, 'edge'> {
  /** docs/benchmarks.md */
  readonly reportFile: string;
}

const names = Object.keys(benchmarks) as BenchName[];

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const runOne = async (name: BenchName, context: BenchContext): Promise<Section> => {
  const { title, method, measure } = benchmarks[name];
  say(`Measuring: ${title}`);
  const before = loadNow();
  const measurements = await measure(context);
  const section = { name: title, method, measurements, load: [before, loadNow()] as const };
  process.stdout.write(`${terminalText(section)}\n`);
  return section;
};

const runAll = async (
  given: BenchArguments<BenchName>,
  places: BenchPlaces,
): Promise<Pick<Report, 'machine' | 'sections'>> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'valora-bench-'));
  const machine = describeMachine(await postgresVersion(folder));
  say(`Node ${machine.node}, PostgreSQL ${machine.postgres}, ${String(machine.cpus)} cores`);
  // The children end by themselves once this process is gone; what they still write to cannot be removed here.
  process.once('SIGINT', () => {
    say(`Interrupted; the files of this run are in ${folder}.`);
    process.exit(130);
  });
  const sections: Section[] = [];
  try {
    for (const name of given.names) sections.push(await runOne(name, { ...given, ...places, folder, say }));
  } catch (error) {
    say(`The files of this run are in ${folder}.`);
    throw error;
  }
  await rm(folder, { recursive: true, force: true });
  return { machine, sections };
};

/**
 * npm run bench: measures, prints each figure beside its reference and writes the report.
 * @returns the exit code: 0 when everything could be measured, whether or not targets were met
 */
export const runBench = async (argv: readonly string[], places: BenchPlaces): Promise<number> => {
  let given: BenchArguments<BenchName>;
  try {
    given = readArguments(argv, names);
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${usageOf(names)}`);
    return 1;
  }
  const measured = await runAll(given, places);
  if (!given.writes) return 0;
  const report = reportText({
    ...measured,
    date: new Date().toISOString().slice(0, 10),
  });
  await writeFile(places.reportFile, report);
  say(`Written: ${places.reportFile}`);
  return 0;
};
