import { parseArgs } from 'node:util';

export interface BenchArguments<Name extends string> {
  /** Which to run, in their usual order. */
  readonly names: readonly Name[];
  /** Shorter rounds and fewer of them: to see that it works, not to quote. */
  readonly quick: boolean;
  /** The sizes of the targets, where the usual ones are smaller. */
  readonly full: boolean;
  /** Whether to write the report file: a run of everything does, unless it is quick. */
  readonly writes: boolean;
}

export const usageOf = (names: readonly string[]): string =>
  [
    'Usage: npm run bench [-- --only NAME …] [--quick] [--full] [--write]',
    '',
    `  --only NAME  one of ${names.join(', ')}; may be repeated`,
    '  --quick      short rounds, to see that it works',
    '  --full       a tenant of 1,000,000 features among 500 instead of the smaller usual one',
    '  --write      writes docs/benchmarks.md after --only or --quick too',
  ].join('\n');

/** @throws Error that says how it is used */
export const readArguments = <Name extends string>(
  argv: readonly string[],
  known: readonly Name[],
): BenchArguments<Name> => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const { only, quick, full, write } = values;
  const unknown = only.find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`There is no “${unknown}”; choose out of ${known.join(', ')}.`);
  return {
    names: known.filter((name) => only.length === 0 || only.includes(name)),
    quick,
    full,
    writes: write || (only.length === 0 && !quick),
  };
};
