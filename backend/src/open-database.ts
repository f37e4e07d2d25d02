import type { Config } from './config.js';
import { ensureDatabase, startEmbeddedPostgres } from './platform/embedded-postgres/index.js';
import type { Logger } from './platform/index.js';
import type { Step } from './shutdown.js';

export interface DatabaseAccess {
  /** Owns the schema and migrates it. */
  readonly ownerUrl: string;
  /** The application role, bound by row level security. */
  readonly appUrl: string;
  readonly appPassword: string;
}

const withUser = (url: string, user: string, password: string): string => {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
};

/**
 * The configured database, or the embedded one below the data directory: started, or shared with whoever uses it
 * already. How our use of it ends is added to `steps`.
 * @throws EmbeddedPostgresError when the embedded one cannot run here
 */
export const openDatabase = async (
  config: Config,
  { log, say, steps }: { log: Logger; say: (line: string) => void; steps: Step[] },
): Promise<DatabaseAccess> => {
  if (config.database !== null) {
    const appPassword = decodeURIComponent(new URL(config.database.appUrl).password);
    return { ...config.database, appPassword };
  }
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log, onProgress: say });
  steps.push({ name: 'PostgreSQL', run: async () => void (await embedded.stop()) });
  const ownerUrl = await ensureDatabase({ superuserUrl: embedded.superuserUrl, name: 'valora' });
  const appPassword = embedded.passwordFor('valora_app');
  return { ownerUrl, appUrl: withUser(ownerUrl, 'valora_app', appPassword), appPassword };
};
