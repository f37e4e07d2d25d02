import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  GiveUp,
  once,
  recordEvent,
  systemActor,
  type Actor,
  type JobContext,
  type JobHandler,
  type TeamScope,
} from '../platform/index.js';
import { connectionsOf } from './connection-row.js';
import { noteHealth } from './connection-store.js';
import type { ConnectionDeps } from './integration-deps.js';
import { issueDocument } from './issue-document.js';
import type { JiraClients, OpenConnection } from './jira-clients.js';
import { isJiraError, type JiraError } from './jira/index.js';

/** The imports station, as far as a sync needs it. */
export interface ImportDoor {
  /** An import whose content is on its way: visible at once. Returns its id. */
  readonly announce: (
    scope: TeamScope,
    file: { readonly fileName: string; readonly actor: Actor },
  ) => Promise<string>;
  /** Takes in the content of an announced import and starts it. Given again, the new content counts. */
  readonly receive: (file: {
    readonly teamId: string;
    readonly importId: string;
    readonly actor: Actor;
    readonly content: Readable;
  }) => Promise<void>;
  /** Ends an import whose content cannot be had. */
  readonly fail: (
    scope: TeamScope,
    failure: { readonly importId: string; readonly problem: string },
  ) => Promise<void>;
}

export interface SyncDeps extends Pick<ConnectionDeps, 'clock'> {
  readonly clients: JiraClients;
  readonly imports: ImportDoor;
}

export const syncJobName = 'sync-jira';

export const syncPayload = z.object({
  integrationId: z.string(),
  importId: z.string(),
  jql: z.string(),
  actor: z.object({ name: z.string(), userId: z.string().nullable() }),
});
export type SyncPayload = z.infer<typeof syncPayload>;

/** Custom fields and all that a list can show; comments and worklogs stay in Jira. */
const fields = ['*navigable', 'description', '-comment', '-worklog', '-attachment'];

/** A longer wait is told to the person who asked instead of sat out. */
const longestWaitMs = 30_000;

const download = async (
  deps: SyncDeps,
  job: { readonly connection: OpenConnection; readonly payload: SyncPayload; readonly teamId: string },
): Promise<void> => {
  const { importId, jql, actor } = job.payload;
  const pages = job.connection.client.searchPages({ jql, fields });
  const content = Readable.from(issueDocument(pages), { objectMode: false });
  await deps.imports.receive({ teamId: job.teamId, importId, actor, content });
};

const finish = async (
  scope: TeamScope,
  payload: SyncPayload,
  at: { readonly jobId: string; readonly now: Date },
): Promise<void> => {
  await once(scope, `synced-${at.jobId}`, async () => {
    await connectionsOf(scope).where({ id: payload.integrationId }).update({ last_synced_at: at.now });
    await noteHealth(scope, payload.integrationId, null);
    await recordEvent(scope, {
      type: 'integration.synced',
      subjectId: payload.integrationId,
      actor: systemActor,
      payload: { integrationId: payload.integrationId, importId: payload.importId },
    });
  });
};

const passes = (error: JiraError, context: JobContext): boolean =>
  error.retryAfterMs !== null && error.retryAfterMs <= longestWaitMs && !context.isLastAttempt;

/** Brings the issues of a search in: raw as Jira gives them, through the front door of the imports. */
export const syncJiraJob = (deps: SyncDeps): JobHandler => ({
  name: syncJobName,
  handle: async (given, context) => {
    const payload = syncPayload.parse(given);
    const { teamId, inTeam, jobId, signal } = context;
    const giveUp = async (problem: string, cause?: unknown): Promise<never> => {
      await inTeam((scope) => deps.imports.fail(scope, { importId: payload.importId, problem }));
      throw new GiveUp(problem, { cause });
    };
    const connection = await deps.clients.open(teamId, signal);
    if (connection === null) return giveUp('Jira is not connected, or the connection is paused.');
    try {
      await download(deps, { connection, payload, teamId });
    } catch (error) {
      if (!isJiraError(error) || passes(error, context)) throw error;
      if (error.kind === 'unauthorized')
        await inTeam((scope) => noteHealth(scope, payload.integrationId, error.message));
      return giveUp(error.message, error);
    }
    await inTeam((scope) => finish(scope, payload, { jobId, now: deps.clock.now() }));
  },
});
