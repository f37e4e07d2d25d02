import type { PolicyMode } from '@valora/contracts';
import { createLogger } from '../../../../platform/log/logger.js';
import type { JobContext, TeamScope } from '../../../../platform/index.js';
import { startForgeApp, type ForgeApp } from '../../../../testing/forge/index.js';
import type { FakeJiraOptions } from '../../../../testing/jira/index.js';

/** A team that follows SHOP, whose jobs are run by hand, one kind at a time. */
export interface FollowedProject {
  readonly forge: ForgeApp;
  readonly teamId: string;
  readonly projectId: string;
  readonly inTeam: <T>(work: (scope: TeamScope) => Promise<T>) => Promise<T>;
  /** Runs a job of this name now. */
  readonly run: (name: string, payload?: Record<string, unknown>) => Promise<void>;
  /** Runs the reading that is under way, if any, then everything that waits to be read again. */
  readonly catchUp: () => Promise<void>;
  /** Reads the whole project. */
  readonly readAll: () => Promise<void>;
  /** Sends an event of Jira as the platform does. */
  readonly event: (body: Record<string, unknown>) => Promise<number>;
  /** What happened to an issue, as the platform says it. */
  readonly changed: (key: string, verb?: string) => Promise<number>;
  readonly features: () => Promise<Record<string, unknown>[]>;
  readonly feature: (key: string) => Promise<Record<string, unknown> | undefined>;
  readonly rows: (table: string) => Promise<Record<string, unknown>[]>;
}

const runnerOf = ({ app: { database, composed } }: ForgeApp, teamId: string): FollowedProject['run'] => {
  const context: JobContext = {
    teamId,
    inTeam: (work) => database.inTeam(teamId, work),
    readTeam: database.readTeam,
    log: createLogger({ level: 'silent' }),
    jobId: 'test',
    attempt: 0,
    isLastAttempt: false,
    signal: new AbortController().signal,
  };
  return async (name, payload = {}) => {
    const handler = composed.jobHandlers.find((one) => one.name === name);
    if (handler === undefined) throw new Error(`no job ${name}`);
    await handler.handle(payload, context);
  };
};

export const followProject = async (
  options: { readonly jira?: FakeJiraOptions; readonly mode?: PolicyMode } = {},
): Promise<FollowedProject> => {
  const forge = await startForgeApp(options);
  const teamId = await forge.connect(
    'SHOP',
    'acc-admin',
    options.mode === undefined ? {} : { mode: options.mode },
  );
  const projectId = forge.jira.projectId('SHOP');
  const { database } = forge.app;
  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => database.inTeam(teamId, work);
  const run = runnerOf(forge, teamId);
  const rows = (table: string) =>
    inTeam(({ trx }) => trx(table).where({ team_id: teamId })) as Promise<Record<string, unknown>[]>;
  const catchUp = async (): Promise<void> => {
    for (const { id, state } of await rows('jira_syncs'))
      if (state === 'running' || state === 'waiting') await run('read-jira-project', { syncId: id });
    await run('refresh-jira-issues');
  };
  const event = async (body: Record<string, unknown>): Promise<number> =>
    (await forge.asPlatform()('POST', '/forge/events', { body })).status;
  const features = () =>
    inTeam(
      ({ trx }) =>
        trx('features').where({ team_id: teamId }).whereNull('removed_at').orderBy('key') as Promise<
          Record<string, unknown>[]
        >,
    );
  return {
    forge,
    teamId,
    projectId,
    inTeam,
    run,
    catchUp,
    rows,
    event,
    features,
    readAll: async () => {
      const { status } = await forge.as('acc-admin')('POST', `/jira/projects/${projectId}/sync`);
      if (status !== 202) throw new Error(`not started: ${String(status)}`);
      await catchUp();
    },
    changed: (key, verb = 'updated') => {
      const issue = forge.jira.issue(key);
      return event({
        eventType: `avi:jira:${verb}:issue`,
        issue: { id: issue.id, key, fields: { project: { id: projectId } } },
        at: Math.random(),
      });
    },
    feature: async (key) => (await features()).find((one) => one['key'] === key),
  };
};
