import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { rootLaunchers, SELF, type Account, type Launcher } from './launcher.js';
import { runProgram } from './run-program.js';

const ACCOUNT_NAMES = ['postgres', 'nobody'] as const;

const numberOf = async (flag: '-u' | '-g', name: string): Promise<number | undefined> => {
  const { code, output } = await runProgram({ launcher: SELF, file: 'id', args: [flag, name] });
  return code === 0 ? Number(output) : undefined;
};

const findAccount = async (): Promise<Account> => {
  for (const name of ACCOUNT_NAMES) {
    const uid = await numberOf('-u', name);
    const gid = await numberOf('-g', name);
    if (uid && gid) return { uid, gid };
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL cannot run as root and there is no account named ${ACCOUNT_NAMES.join(' or ')}. ` +
      'Run as an ordinary user, or set DATABASE_URL.',
  );
};

/** Can the programs be executed and the directory be entered this way? Undefined is yes, text says why not. */
const whyNot = async (launcher: Launcher, place: Place): Promise<string | undefined> => {
  const { code, output } = await runProgram({
    launcher,
    file: '/bin/sh',
    args: ['-c', 'cd -- "$1" && exec "$2" --version', 'sh', place.directory, place.postgres],
    libraryPath: place.libraryPath,
  });
  return code === 0 ? undefined : `${launcher.name}: ${output || `exit code ${code}`}`;
};

type Place = { directory: string; postgres: string; libraryPath?: string | undefined };

/**
 * Picks how PostgreSQL is run: as ourselves, or for root the first way that works in this directory and
 * container. `clusterOwner` keeps an existing cluster with the account it already belongs to.
 * @throws EmbeddedPostgresError for root when no way works
 */
export const chooseLauncher = async (place: Place, clusterOwner?: Account): Promise<Launcher> => {
  if (process.getuid?.() !== 0) return SELF;
  const account = clusterOwner?.uid ? clusterOwner : await findAccount();
  const reasons: string[] = [];
  for (const launcher of rootLaunchers(account)) {
    const reason = await whyNot(launcher, place);
    if (reason === undefined) return launcher;
    reasons.push(reason);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL cannot run as root, and handing it to another account failed (${reasons.join('; ')}). ` +
      'Run as an ordinary user, or set DATABASE_URL.',
  );
};
