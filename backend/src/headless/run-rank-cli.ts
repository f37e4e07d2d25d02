import { basename } from 'node:path';
import { createBaseModels } from '../base-models.js';
import { assumedDayRate } from '../identity/index.js';
import { UnreadableFile } from '../imports/index.js';
import { createOnnxRunner } from '../inference/index.js';
import { createTrainedModels, type TrainedModels } from '../predictions/index.js';
import { printReport } from './print-report.js';
import { printable } from './printable.js';
import { rankBacklog, type RankedBacklog } from './rank-backlog.js';
import { readArguments, usage, UsageError, type RankArguments } from './read-arguments.js';
import { readBacklog } from './read-backlog.js';

const sayEveryMs = 2_000;

const toStandardError = (line: string): void => {
  process.stderr.write(`${line.split('\n').map(printable).join('\n')}\n`);
};

/** Speaks only when something takes longer than two seconds. */
const createProgress = (say: (line: string) => void) => {
  let last = Date.now();
  return (line: () => string): void => {
    if (Date.now() - last < sayEveryMs) return;
    last = Date.now();
    say(line());
  };
};

/** A failure in the words of somebody who typed a file’s name. */
const explain = (error: unknown, path: string | undefined): string => {
  if (error instanceof UnreadableFile) return `${path ?? 'The file'} cannot be ranked: ${error.message}`;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return `There is no file ${path ?? ''}.`;
  if (error instanceof Error && 'code' in error && error.code === 'EISDIR')
    return `${path ?? ''} is a folder; name a file.`;
  return error instanceof Error ? error.message : String(error);
};

/** What was done, what the order rests on, and what would move it most. */
export const remarks = ({
  features,
  unscored,
  rejectedRows,
  settings,
  judgement,
}: RankedBacklog): string[] => [
  `Ranked ${String(features.length)} by ${settings.framework}; ${String(unscored.length)} without a rank, ${String(rejectedRows.length)} rows rejected.`,
  judgement.restsOn,
  ...(judgement.asks.length === 0 ? [] : ['These inputs would move the order most:']),
  ...judgement.asks.map(({ input, key, why }) => `  ${input} of ${key}: ${why}`),
];

/** The base models; without them the built-in formulae rank alone. */
const loadModels = async (say: (line: string) => void): Promise<TrainedModels | null> => {
  const { forPredictions } = createBaseModels({
    onProblem: (error, name) => {
      say(
        `Note: the model “${name}” cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      );
    },
  });
  return createTrainedModels({ runner: createOnnxRunner() })(await forPredictions());
};

const rankFile = async (given: RankArguments, say: (line: string) => void): Promise<string> => {
  const progress = createProgress(say);
  const file = basename(given.path);
  const backlog = await readBacklog({
    path: given.path,
    reading: given.mapping === undefined ? {} : { mapping: given.mapping },
    currency: given.currency,
    onProgress: (read, all) => {
      progress(() => `Reading ${file}: ${String(all === 0 ? 100 : Math.floor((100 * read) / all))} %`);
    },
  });
  progress(() => `Ranking ${String(backlog.rows.length)} features`);
  for (const warning of backlog.warnings) say(`Note: ${warning}`);
  const dayRate = {
    amount: given.dayRate ?? assumedDayRate,
    assumed: given.dayRate === null,
    assumedAmount: assumedDayRate,
  };
  const models = await loadModels(say);
  const report = await rankBacklog(backlog, {
    ...(models && { models }),
    team: { currency: given.currency, dayRate },
    file,
    now: new Date(),
    settings: given.settings,
  });
  for (const line of remarks(report)) say(line);
  return printReport(report, given.format);
};

/**
 * npm run -s rank -- FILE …: ranks a backlog in memory, without a server.
 * @returns the exit code: 0 when a ranking was printed, 1 when the file or the command line cannot be used
 */
export const runRankCli = async (argv: readonly string[]): Promise<number> => {
  let path: string | undefined;
  try {
    const given = readArguments(argv);
    path = given?.path;
    if (given === null) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    process.stdout.write(`${await rankFile(given, toStandardError)}\n`);
    return 0;
  } catch (error) {
    toStandardError(explain(error, path));
    if (error instanceof UsageError) toStandardError(`\n${usage}`);
    return 1;
  }
};
