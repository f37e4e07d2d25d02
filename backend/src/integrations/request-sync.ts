import { conflict, invalidInput, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { configOf } from './connection-row.js';
import { getConnection } from './connection-store.js';
import type { ImportDoor } from './sync-jira.js';

export interface SyncRequest {
  readonly id: string;
  readonly jql: string | undefined;
  readonly actor: Actor;
}

/**
 * Asks for a sync in the background. Without JQL it takes the issues of the connection’s project.
 * @returns id of the import that brings them in
 * @throws AppError not_found, conflict while paused, invalid_input where neither JQL nor project is known
 */
export const requestSync = async (
  imports: Pick<ImportDoor, 'announce'>,
  scope: TeamScope,
  request: SyncRequest,
): Promise<string> => {
  const row = await getConnection(scope, request.id);
  if (row.state === 'paused') throw conflict('The connection is paused; resume it first.');
  const { projectKey } = configOf(row);
  const jql = request.jql ?? (projectKey === null ? null : `project = "${projectKey}" ORDER BY created ASC`);
  if (jql === null)
    throw invalidInput(
      'body.jql',
      'say which issues, such as project = PROJ, or choose a project for the connection',
    );
  const importId = await imports.announce(scope, { fileName: `${row.name}.json`, actor: request.actor });
  await recordEvent(scope, {
    type: 'integration.sync_requested',
    subjectId: row.id,
    actor: request.actor,
    payload: { integrationId: row.id, importId, jql },
  });
  return importId;
};
