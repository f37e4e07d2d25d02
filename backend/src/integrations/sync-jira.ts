import { Readable } from 'node:stream';
import type { api, Data } from '@valora/contracts';
import { AppError, conflict, invalidInput, recordEvent, type Actor } from '../platform/index.js';
import { connectionsOf } from './connection-row.js';
import { getConnection, noteHealth } from './connection-store.js';
import type { ConnectionDeps } from './integration-deps.js';
import { issueDocument, type Page } from './issue-document.js';
import type { JiraClients, OpenConnection } from './jira-clients.js';
import { asAppError } from './jira-problems.js';
import { isJiraError } from './jira/index.js';

/** The front door of the imports: takes a file in whole, raw first, and queues it. Returns the import’s id. */
export type ReceiveIssues = (file: {
  readonly teamId: string;
  readonly actor: Actor;
  readonly fileName: string;
  readonly content: Readable;
}) => Promise<{ readonly id: string }>;

export interface SyncDeps extends Pick<ConnectionDeps, 'database' | 'clock'> {
  readonly clients: JiraClients;
  readonly receiveIssues: ReceiveIssues;
}

export interface SyncRequest {
  readonly teamId: string;
  readonly id: string;
  readonly jql: string | undefined;
  readonly actor: Actor;
}

/** Custom fields and all that a list can show; comments, worklogs and attachments stay in Jira. */
const fields = ['*navigable', 'description', '-comment', '-worklog', '-attachment'];

const searchOf = ({ config }: OpenConnection, jql: string | undefined): string => {
  if (jql !== undefined) return jql;
  if (config.projectKey === null)
    throw invalidInput(
      'body.jql',
      'say which issues, such as project = PROJ, or choose a project for the connection',
    );
  return `project = "${config.projectKey}" ORDER BY created ASC`;
};

/** What Jira says against the search belongs to the field it was typed in. */
const asSyncProblem = (error: unknown): unknown =>
  isJiraError(error) && error.kind === 'invalid'
    ? invalidInput('body.jql', error.message)
    : asAppError(error);

/** The first page is fetched before anything is taken in, so that a wrong search leaves no trace. */
const startReading = async (connection: OpenConnection, jql: string): Promise<AsyncGenerator<Page, void>> => {
  const pages = connection.client.searchPages({ jql, fields });
  const first = await pages.next();
  return (async function* () {
    if (first.done !== true) yield first.value;
    yield* pages;
  })();
};

const fetchIssues = async (
  deps: SyncDeps,
  request: SyncRequest,
  connection: OpenConnection,
): Promise<string> => {
  const { teamId, actor } = request;
  const pages = await startReading(connection, searchOf(connection, request.jql));
  const content = Readable.from(issueDocument(pages), { objectMode: false });
  const fileName = `${new URL(connection.config.siteUrl).host}.json`;
  return (await deps.receiveIssues({ teamId, actor, fileName, content })).id;
};

/**
 * Fetches the issues of a search, all of the connection’s project by default, and hands them to the imports as Jira
 * gave them. Nothing is taken in unless all of them arrive.
 * @throws AppError not_found, conflict while paused, invalid_input for the search, vendor_failed
 */
export const syncJira = async (
  deps: SyncDeps,
  request: SyncRequest,
): Promise<Data<typeof api.integrations.sync>> => {
  const { teamId, id, actor } = request;
  await deps.database.inTeam(teamId, (scope) => getConnection(scope, id));
  const connection = await deps.clients.open(teamId);
  if (connection === null) throw conflict('The connection is paused; resume it first.');
  try {
    const importId = await fetchIssues(deps, request, connection);
    await deps.database.inTeam(teamId, async (scope) => {
      await connectionsOf(scope).where({ id }).update({ last_synced_at: deps.clock.now() });
      await noteHealth(scope, id, null);
      const payload = { integrationId: id, importId };
      await recordEvent(scope, { type: 'integration.synced', subjectId: id, actor, payload });
    });
    return { importId };
  } catch (error) {
    if (isJiraError(error) && error.kind === 'unauthorized')
      await deps.database.inTeam(teamId, (scope) => noteHealth(scope, id, error.message));
    throw error instanceof AppError ? error : asSyncProblem(error);
  }
};
