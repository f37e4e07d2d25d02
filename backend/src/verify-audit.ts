import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { verifyTeam, type TeamVerdict } from './audit/index.js';
import { loadConfig, type Config } from './config.js';
import { openDatabase } from './open-database.js';
import { createDatabase } from './platform/db/database.js';
import { StartupError } from './platform/errors/startup-error.js';
import type { Database, Lake } from './platform/index.js';
import { createFolderLake } from './platform/lake/folder-lake.js';
import { createLogger } from './platform/log/logger.js';
import { loadKeys } from './platform/secrets/key-file.js';
import { runSteps, type Step } from './shutdown.js';

const undefinedFunction = '42883';

interface Team {
  readonly id: string;
  readonly name: string;
}

interface Checking {
  readonly database: Database;
  readonly key: Buffer;
  readonly lake: Lake;
}

const readArguments = (argv: readonly string[]): string | null => {
  try {
    const { values } = parseArgs({ args: [...argv], options: { team: { type: 'string' } } });
    return values.team ?? null;
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\nUsage: npm run -s audit:verify [-- --team NAME]`, {
      cause: error,
    });
  }
};

/** Looking for what is not there must not make it: keys and database are those of an installation that ran before. */
const assertInstalled = (config: Config): void => {
  const needed = ['keys.json', ...(config.database === null ? ['postgres'] : [])];
  if (needed.every((name) => existsSync(path.join(config.dataDir, name)))) return;
  throw new StartupError(
    `There is no installation in ${config.dataDir}; say with VALORA_DATA_DIR where its data is.`,
  );
};

const listTeams = async (database: Database): Promise<Team[]> => {
  const ids = await database
    .global(
      async (trx) =>
        ((await trx.raw('select id from all_team_ids() as id order by id')) as { rows: { id: string }[] })
          .rows,
    )
    .catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== undefinedFunction) throw error;
      throw new StartupError('This database holds no Valora; start it once.', { cause: error });
    });
  const teams: Team[] = [];
  for (const { id } of ids)
    teams.push(
      await database.inTeam(
        id,
        async ({ trx }) => (await trx('teams').where({ id }).first('id', 'name')) as Team,
      ),
    );
  return teams;
};

/** A team’s name is text that somebody typed: on a terminal it must not become a command. */
const printable = (text: string): string => text.replaceAll(/\p{C}/gu, ' ');

const describe = (team: Team, verdict: TeamVerdict): string => {
  const anchored =
    verdict.anchoredSeq === null ? 'no anchor' : `anchored up to entry ${String(verdict.anchoredSeq)}`;
  const found = verdict.intact
    ? `intact, ${String(verdict.entries)} ${verdict.entries === 1 ? 'entry' : 'entries'}`
    : `NOT INTACT, first bad entry ${String(verdict.firstBadSeq)} of ${String(verdict.entries)}: ${verdict.problem}`;
  return `${printable(team.name)} (${team.id}): ${found}; ${anchored}`;
};

/** One line per team, written as it is known. @returns whether every chain is intact */
const verifyTeams = async (
  teams: readonly Team[],
  checking: Checking,
  write: (line: string) => void,
): Promise<boolean> => {
  let allIntact = true;
  for (const team of teams) {
    const verdict = await checking.database.inTeam(team.id, (scope) => verifyTeam(scope, checking));
    allIntact &&= verdict.intact;
    write(describe(team, verdict));
  }
  return allIntact;
};

const run = async (
  wanted: string | null,
  { config, steps, write }: { config: Config; steps: Step[]; write: (line: string) => void },
): Promise<boolean> => {
  const log = createLogger({ level: config.logLevel });
  const { appUrl } = await openDatabase(config, { log, say: () => undefined, steps });
  const database = createDatabase({ url: appUrl, connections: 1 });
  steps.push({ name: 'database', run: database.close });
  const teams = await listTeams(database);
  const chosen = teams.filter(({ id, name }) => wanted === null || name === wanted || id === wanted);
  if (chosen.length === 0 && wanted !== null)
    throw new StartupError(
      `There is no team “${wanted}”; there are: ${teams.map(({ name }) => printable(name)).join(', ')}.`,
    );
  const checking: Checking = {
    database,
    key: Buffer.from((await loadKeys(config.dataDir)).audit, 'base64'),
    lake: createFolderLake({ folder: path.join(config.dataDir, 'lake') }),
  };
  return verifyTeams(chosen, checking, write);
};

const toStandardOutput = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * npm run audit:verify: recomputes every team’s audit chain, whether the server runs or not; changes nothing.
 * @returns the exit code: 0 when every chain is intact
 * @throws StartupError, EmbeddedPostgresError with what to do
 */
export const runVerifyAudit = async (
  argv: readonly string[],
  options: { env?: NodeJS.ProcessEnv; write?: (line: string) => void } = {},
): Promise<number> => {
  const wanted = readArguments(argv);
  const config = loadConfig(options.env);
  assertInstalled(config);
  const steps: Step[] = [];
  const end = (): Promise<void> => runSteps(steps, createLogger({ level: config.logLevel }));
  // An embedded database that was started for this must not stay behind.
  const interrupt = (): void => void end().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return (await run(wanted, { config, steps, write: options.write ?? toStandardOutput })) ? 0 : 1;
  } finally {
    await end();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
};
