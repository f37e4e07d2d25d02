import type { Integration } from '@valora/contracts';
import {
  conflict,
  newId,
  notFound,
  recordEvent,
  versionMismatch,
  type Actor,
  type TeamScope,
} from '../platform/index.js';
import type { z } from 'zod';
import type { jiraConfig } from './connection-config.js';
import { configOf, connectionsOf, toIntegration, type ConnectionRow } from './connection-row.js';

export const listConnections = async (scope: TeamScope): Promise<Integration[]> => {
  const rows = (await connectionsOf(scope).orderBy('id')) as ConnectionRow[];
  return rows.map(toIntegration);
};

/** @throws AppError not_found */
export const getConnection = async (scope: TeamScope, id: string): Promise<ConnectionRow> => {
  const row = (await connectionsOf(scope).where({ id }).first()) as ConnectionRow | undefined;
  if (row === undefined) throw notFound('connection');
  return row;
};

/** The team’s Jira, or null. A team has at most one. */
export const findJira = async (scope: TeamScope): Promise<ConnectionRow | null> =>
  ((await connectionsOf(scope).where({ kind: 'jira' }).first()) as ConnectionRow | undefined) ?? null;

export interface NewConnection {
  readonly name: string;
  readonly auth: Integration['auth'];
  readonly config: z.input<typeof jiraConfig>;
  /** Sealed. */
  readonly secrets: string;
  readonly actor: Actor;
}

/** What came with the Valora app in Jira is made and ended there. */
const belongsToApp = 'This team is connected through the Valora app in Jira';

/** @throws AppError conflict where the team’s connection is the app’s */
export const assertNotFromApp = (row: Pick<ConnectionRow, 'auth'> | null, instead: string): void => {
  if (row?.auth === 'forge') throw conflict(`${belongsToApp}; ${instead}`);
};

/** Keeps a checked connection; connecting again replaces address and secrets and keeps id and history. @throws AppError conflict */
export const saveJira = async (scope: TeamScope, connection: NewConnection): Promise<Integration> => {
  const { trx, teamId } = scope;
  const { name, auth, config, secrets, actor } = connection;
  if (auth !== 'forge')
    assertNotFromApp(
      await findJira(scope),
      'disconnect its projects in Jira before you connect it otherwise.',
    );
  const columns = { name, auth, config: JSON.stringify(config), secrets, state: 'connected', problem: null };
  const [row] = (await trx('integrations')
    .insert({ team_id: teamId, id: newId(), kind: 'jira', ...columns })
    .onConflict(['team_id', 'kind'])
    .merge({ ...columns, version: trx.raw('integrations.version + 1') })
    .returning('*')) as ConnectionRow[];
  if (row === undefined) throw new Error('an upsert returns its row');
  await recordEvent(scope, {
    type: 'integration.connected',
    subjectId: row.id,
    actor,
    payload: { integrationId: row.id, kind: 'jira', name, auth, projectKey: config.projectKey },
  });
  return toIntegration(row);
};

export interface ConnectionEdit {
  readonly id: string;
  readonly paused: boolean;
  readonly projectKey: string | null;
  readonly expectedVersion: number;
  readonly actor: Actor;
}

/** @throws AppError not_found, version_mismatch */
export const updateConnection = async (scope: TeamScope, edit: ConnectionEdit): Promise<Integration> => {
  const before = await getConnection(scope, edit.id);
  const state = edit.paused ? 'paused' : before.state === 'paused' ? 'connected' : before.state;
  const config = { ...configOf(before), projectKey: edit.projectKey };
  const [row] = (await connectionsOf(scope)
    .where({ id: edit.id, version: edit.expectedVersion })
    .update({ state, config: JSON.stringify(config), version: edit.expectedVersion + 1 })
    .returning('*')) as ConnectionRow[];
  if (row === undefined) throw versionMismatch((await getConnection(scope, edit.id)).version);
  await recordEvent(scope, {
    type: 'integration.updated',
    subjectId: edit.id,
    actor: edit.actor,
    payload: { integrationId: edit.id, state, projectKey: edit.projectKey },
  });
  return toIntegration(row);
};

/** Forgets a connection and its secrets. @throws AppError not_found, conflict */
export const removeConnection = async (scope: TeamScope, id: string, actor: Actor): Promise<void> => {
  const row = await getConnection(scope, id);
  assertNotFromApp(row, 'disconnect its projects there.');
  await connectionsOf(scope).where({ id }).delete();
  await recordEvent(scope, {
    type: 'integration.removed',
    subjectId: id,
    actor,
    payload: { integrationId: id, kind: row.kind, name: row.name },
  });
};

/** Notes how the vendor last answered; a paused connection stays paused. Not a change a person made: the version stays. */
export const noteHealth = async (scope: TeamScope, id: string, problem: string | null): Promise<void> => {
  await connectionsOf(scope)
    .where({ id })
    .whereNot({ state: 'paused' })
    .whereRaw('problem is distinct from ?', [problem])
    .update({ state: problem === null ? 'connected' : 'failing', problem });
};
