import type { Machine } from './machine.js';
import type { Measurement, Section } from './measurement.js';
import { showMegabytes } from './show-number.js';

const metText = ({ met }: Measurement): string => (met === null ? '' : met ? 'yes' : '**no**');

const cellsOf = (one: Measurement): string[] => [
  one.what,
  one.ours,
  one.reference,
  one.ratio,
  one.target,
  metText(one),
];

const heading = ['what', 'ours', 'reference', 'ratio', 'target', 'met'];

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A Markdown table, its columns padded so that the source can be read too. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const cells = [head, ...rows].map((row) => row.map(escaped));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [first = [], ...others] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
};

const loadText = ([before, after]: Section['load']): string =>
  `load average ${before.toFixed(1)} → ${after.toFixed(1)}`;

/** What a section says on a terminal while the others still run. */
export const terminalText = (section: Section): string =>
  [
    `${section.name} (${loadText(section.load)})`,
    ...section.measurements.map((one) => {
      const compared =
        one.reference === ''
          ? ''
          : ` · reference ${one.reference}${one.ratio === '' ? '' : ` · ${one.ratio}`}`;
      const judged = one.met === null ? '' : ` · target ${one.target}: ${one.met ? 'met' : 'MISSED'}`;
      return `  ${one.what}: ${one.ours}${compared}${judged}`;
    }),
  ].join('\n');

const sectionText = (section: Section): string =>
  [
    `## ${section.name}`,
    '',
    `${section.method} Machine: ${loadText(section.load)}.`,
    '',
    markdownTable(heading, section.measurements.map(cellsOf)),
  ].join('\n');

const missText = (sections: readonly Section[]): string => {
  const misses = sections.flatMap(({ name, measurements }) =>
    measurements
      .filter(({ met }) => met === false)
      .map((one) => `- ${name}: ${one.what} is ${one.ours}; the target is ${one.target}.`),
  );
  return misses.length === 0
    ? 'In this run every target was met.'
    : ['In this run these targets were missed:', '', ...misses].join('\n');
};

export interface Report {
  readonly machine: Machine;
  readonly sections: readonly Section[];
  readonly date: string;
}

/** The whole of docs/benchmarks.md. */
export const reportText = ({ machine, sections, date }: Report): string =>
  [
    '# Benchmarks',
    '',
    `Written by \`npm run bench\` on ${date}; run it again instead of editing this page.`,
    '',
    `Node ${machine.node}, PostgreSQL ${machine.postgres}, ${machine.system}, ${String(machine.cpus)} cores (${machine.cpuModel}), ${showMegabytes(machine.memoryBytes)} of memory. The server, PostgreSQL and whatever makes the load share these cores.`,
    '',
    'Each figure stands beside a reference of the same run. Counts and ratios decide; absolute figures depend on the machine and on what else it does, which the load average beside them tells: with more processes that want a core than there are cores, everything waits. Another version of Node gives other figures.',
    '',
    missText(sections),
    '',
    sections.map(sectionText).join('\n\n'),
    '',
  ].join('\n');
