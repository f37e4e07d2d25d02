import { TrackerProblem, type OrderOutcome, type PartOutcome, type Tracker } from '../epics/index.js';
import type { Database, TeamScope } from '../platform/index.js';
import { noteHealth } from './connection-store.js';
import type { OpenConnection } from './jira-clients.js';
import { createEpicOnce, describeEpic, isJiraError, type JiraClock } from './jira/index.js';

export interface EpicTrackerOptions {
  readonly connection: OpenConnection;
  readonly clock: JiraClock;
  readonly teamId: string;
  readonly database: Pick<Database, 'inTeam'>;
}

type Made = Awaited<ReturnType<typeof createEpicOnce>>;

const toPart = (part: Made['children'][number]): PartOutcome =>
  part.state === 'failed' ? { state: 'failed', reason: part.error.message } : part;

const toOutcome = ({ epic, children }: Made): OrderOutcome => ({ epic, children: children.map(toPart) });

/** Jira Cloud as the tracker of the epics station. */
export const createEpicTracker = (options: EpicTrackerOptions): Tracker => {
  const { connection, clock, teamId, database } = options;
  const { client, config } = connection;
  const inTeam = (work: (scope: TeamScope) => Promise<void>) => database.inTeam(teamId, work);

  /** Translates Jira’s trouble; credentials that no longer work are noted with the connection. */
  const translated = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!isJiraError(error)) throw error;
      if (error.kind === 'unauthorized')
        await inTeam((scope) => noteHealth(scope, connection.id, error.message));
      throw new TrackerProblem(error.message, { retryAfterMs: error.retryAfterMs, cause: error });
    }
  };

  return {
    projectKey: config.projectKey,
    listProjects: () => translated(() => client.getProjects()),
    createOnce: (order, journal) =>
      translated(async () =>
        toOutcome(
          await createEpicOnce(
            { client, clock, journal },
            {
              requestId: order.requestId,
              projectKey: order.projectKey,
              claimedAtMs: order.claimedAt.getTime(),
              epic: order.epic,
              children: order.children.map(({ summary }) => ({ summary, description: '' })),
              progress: order.progress,
            },
          ),
        ),
      ),
    describeEpic: ({ requestId, projectKey, epic }) =>
      translated(() => describeEpic(client, { requestId, projectKey, draft: epic })),
    relate: (pair) =>
      translated(async () => {
        await client.relate(pair);
      }),
    findIssue: (key) =>
      translated(async () => {
        try {
          const { id, key: found } = await client.getIssue({ key, fields: ['summary'] });
          return { id, key: found };
        } catch (error) {
          if (isJiraError(error) && error.kind === 'not_found') return null;
          throw error;
        }
      }),
    urlOf: (key) => `${config.siteUrl}/browse/${encodeURIComponent(key)}`,
  };
};
