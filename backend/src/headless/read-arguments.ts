import { parseArgs } from 'node:util';
import { builtInInputs, framework, type RankingSettings } from '@valora/contracts';
import { settingsProblems } from '../rankings/index.js';
import { formats, type Format } from './print-report.js';

export const usage = `Usage: npm run -s rank -- FILE [options]

Ranks the backlog in FILE (Jira CSV export, JSON of Jira's search, JSON lines or plain CSV) and prints it.

  --format table|json|csv   how it is printed (default: table)
  --map COLUMN=FIELD        takes a column for a field, such as --map "Team size=reach"; may be repeated;
                            COLUMN= leaves the column out
  --framework NAME          ${framework.options.filter((name) => name !== 'weighted').join(', ')}
                            (default: the one whose columns are all there, else roi)
  --formula TEXT            with --framework formula, such as "reach * impact / effort"
  --day-rate AMOUNT         cost of a person-day (default: 600, assumed)
  --currency CODE           currency of the amounts (default: EUR)

Only the ranking goes to standard output; progress and remarks go to standard error.`;

export interface RankArguments {
  readonly path: string;
  readonly format: Format;
  readonly mapping: Record<string, string | null> | undefined;
  readonly settings: RankingSettings | undefined;
  readonly dayRate: number | null;
  readonly currency: string;
}

/** What is wrong with the command line; its message is shown with the usage. */
export class UsageError extends Error {}

const oneOf = <T extends string>(name: string, value: string, allowed: readonly T[]): T => {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`${name} must be one of ${allowed.join(', ')}; “${value}” is not.`);
  return found;
};

const mappingOf = (pairs: readonly string[]): Record<string, string | null> | undefined => {
  if (pairs.length === 0) return undefined;
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new UsageError(`--map takes COLUMN=FIELD; “${pair}” has no field.`);
      const field = pair.slice(at + 1).trim();
      return [pair.slice(0, at), field === '' ? null : field];
    }),
  );
};

const settingsOf = (name: string | undefined, formula: string | undefined): RankingSettings | undefined => {
  if (name === undefined && formula === undefined) return undefined;
  const chosen = name === undefined ? 'formula' : oneOf('--framework', name, framework.options);
  if (chosen === 'weighted')
    throw new UsageError('--framework weighted needs criteria; set them in the browser, or use --formula.');
  if ((chosen === 'formula') !== (formula !== undefined))
    throw new UsageError('--formula goes with --framework formula.');
  const settings = { framework: chosen, criteria: [], formula: formula ?? null };
  const [problem] = settingsProblems(settings, builtInInputs);
  if (problem !== undefined) throw new UsageError(`--formula: ${problem}`);
  return settings;
};

const options = {
  format: { type: 'string', default: 'table' },
  map: { type: 'string', multiple: true, default: [] as string[] },
  framework: { type: 'string' },
  formula: { type: 'string' },
  'day-rate': { type: 'string' },
  currency: { type: 'string', default: 'EUR' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @returns null when help was asked for. @throws UsageError */
export const readArguments = (argv: readonly string[]): RankArguments | null => {
  const read = () => {
    try {
      return parseArgs({
        args: [...argv],
        allowPositionals: true,
        options: { ...options, map: { ...options.map, default: [] } },
      });
    } catch (error) {
      throw new UsageError((error as Error).message);
    }
  };
  const { values, positionals } = read();
  if (values.help) return null;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageError(
      path === undefined ? 'FILE is missing.' : `One FILE at a time; “${more.join(' ')}” is too much.`,
    );
  const dayRate = values['day-rate'] === undefined ? null : Number(values['day-rate']);
  if (dayRate !== null && !(dayRate > 0 && dayRate <= 1e7))
    throw new UsageError('--day-rate must be an amount above 0.');
  if (!/^[A-Z]{3}$/.test(values.currency))
    throw new UsageError('--currency must be a three-letter code such as EUR.');
  return {
    path,
    format: oneOf('--format', values.format, formats),
    mapping: mappingOf(values.map),
    settings: settingsOf(values.framework, values.formula),
    dayRate,
    currency: values.currency,
  };
};
