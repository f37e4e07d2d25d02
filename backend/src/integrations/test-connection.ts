import type { api, Data } from '@valora/contracts';
import { getConnection, noteHealth } from './connection-store.js';
import type { ConnectionDeps } from './integration-deps.js';
import type { JiraClients } from './jira-clients.js';
import { isJiraError } from './jira/index.js';

/** Asks Jira who we are and keeps what came of it. @throws AppError not_found */
export const testConnection = async (
  deps: Pick<ConnectionDeps, 'database'> & { readonly clients: JiraClients },
  ask: { readonly teamId: string; readonly id: string },
): Promise<Data<typeof api.integrations.test>> => {
  const { teamId, id } = ask;
  await deps.database.inTeam(teamId, (scope) => getConnection(scope, id));
  const connection = await deps.clients.open(teamId);
  if (connection === null) return { ok: false, message: 'The connection is paused.' };
  try {
    const { displayName } = await connection.client.myself();
    await deps.database.inTeam(teamId, (scope) => noteHealth(scope, id, null));
    return { ok: true, message: `Connected as ${displayName ?? 'an account without a public name'}.` };
  } catch (error) {
    if (!isJiraError(error)) throw error;
    await deps.database.inTeam(teamId, (scope) => noteHealth(scope, id, error.message));
    return { ok: false, message: error.message };
  }
};
