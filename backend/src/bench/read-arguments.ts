import { parseArgs } from 'node:util';

export interface BenchArguments<Name extends string> {
  /** Which to run, in their usual order. */
  readonly names: readonly Name[];
  /** Shorter rounds, fewer of them and smaller tenants: to see that it works, not to quote. */
  readonly quick: boolean;
  /** Whether to write the report file: a run of everything does, unless it is quick. */
  readonly writes: boolean;
}

export const usageOf = (names: readonly string[]): string =>
  [
    'Usage: npm run bench [-- --only NAME …] [--quick]',
    '',
    `  --only NAME  one of ${names.join(', ')}; may be repeated`,
    '  --quick      short rounds and small tenants, to see that it works',
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
    },
  });
  const { only, quick } = values;
  const unknown = only.find((name) => !(known as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`There is no “${unknown}”; choose out of ${known.join(', ')}.`);
  return {
    names: known.filter((name) => only.length === 0 || only.includes(name)),
    quick,
    writes: only.length === 0 && !quick,
  };
};
