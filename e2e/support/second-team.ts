import { createTeam } from '../../backend/src/identity/index.js';
import { createDatabase } from '../../backend/src/platform/db/database.js';
import { startEmbeddedPostgres } from '../../backend/src/platform/embedded-postgres/index.js';
import type { RunningValora } from './start-valora.js';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Another team in the same installation, with this user as its admin: no page makes one yet. */
export const makeSecondTeam = async (
  { dataDir }: Pick<RunningValora, 'dataDir'>,
  team: { readonly name: string; readonly owner: { id: string; email: string; name: string } },
): Promise<void> => {
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  const url = new URL(postgres.superuserUrl);
  url.username = 'valora_app';
  url.password = postgres.passwordFor('valora_app');
  url.pathname = '/valora';
  const database = createDatabase({ url: url.href, connections: 1 });
  try {
    await createTeam(database, { ...team, currency: 'EUR' });
  } finally {
    await database.close();
    await postgres.stop();
  }
};
