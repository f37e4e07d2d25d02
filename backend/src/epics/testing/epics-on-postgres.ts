import type { Epic } from '@valora/contracts';
import { createDatabase } from '../../platform/db/database.js';
import type { Database, TeamScope } from '../../platform/index.js';
import { aTeam, type TestTeam } from '../../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../../testing/database-from-template.js';
import { approveEpic } from '../decide-epic.js';
import type { EpicDeps } from '../epic-deps.js';
import { getEpic } from '../epic-store.js';
import { epicEventHandlers, epicJobHandlers } from '../jobs.js';
import type { Tracker } from '../tracker.js';
import { askForEpic, createIdea } from './ask-for-epic.js';
import { createJobBench, type JobBench } from './job-bench.js';
import { createScriptedTracker, type ScriptedTracker } from './scripted-tracker.js';

/** What tests do with the epics of a team again and again. */
const actionsIn = (given: { database: () => Database; team: () => TestTeam; deps: () => EpicDeps }) => {
  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>): Promise<T> =>
    given.database().inTeam(given.team().teamId, work);
  return {
    inTeam,
    reread: (id: string): Promise<Epic> => inTeam((scope) => getEpic(scope, id)),
    aFeature: (change: { jiraKey?: string; isSample?: boolean } = {}): Promise<{ id: string; key: string }> =>
      inTeam(async (scope) => {
        const { jiraKey, ...sample } = change;
        const feature = await createIdea(scope, { actor: given.team().actor, ...sample });
        if (jiraKey !== undefined)
          await scope.trx('features').where({ id: feature.id }).update({ jira_key: jiraKey });
        return feature;
      }),
    ask: (featureId: string, children: { summary: string }[] = []): Promise<Epic> =>
      inTeam((scope) => askForEpic(given.deps(), scope, { featureId, actor: given.team().actor, children })),
    approve: (id: string): Promise<Epic> =>
      inTeam((scope) => approveEpic(scope, { id, actor: given.team().actor })),
    /** Types of what was recorded about an epic, in order. */
    eventsOf: (id: string): Promise<string[]> =>
      inTeam(
        async ({ trx, teamId }) =>
          (await trx('events')
            .where({ team_id: teamId, subject_id: id })
            .orderBy('id')
            .pluck('type')) as string[],
      ),
  };
};

/** A fresh team whose epics go to a scripted tracker, on a real database, before every test of the file. */
export const epicsOnPostgres = () => {
  let template: TestDatabase;
  let database: Database;
  let team: TestTeam;
  let tracker: ScriptedTracker;
  let connected: Tracker | null;
  let bench: JobBench;
  let deps: EpicDeps;
  let nowMs: number;
  const withQueues = (queues: EpicDeps['queues']): EpicDeps => ({
    database,
    queues,
    clock: { now: () => new Date(nowMs) },
    trackerOf: () => Promise.resolve(connected),
    loadPredictions: () => Promise.resolve(new Map()),
  });
  beforeAll(async () => {
    template = await databaseFromTemplate();
    database = createDatabase({ url: template.appUrl, connections: 6 });
  });
  afterAll(async () => {
    await database.close();
    await template.drop();
  });
  beforeEach(async () => {
    team = await aTeam(database);
    tracker = createScriptedTracker();
    connected = tracker;
    nowMs = Date.now();
    bench = createJobBench({
      database,
      teamId: team.teamId,
      eventHandlers: (queues) => epicEventHandlers(withQueues(queues)),
      jobHandlers: (queues) => epicJobHandlers(withQueues(queues)),
    });
    deps = withQueues(bench.queues);
  });
  return {
    ...actionsIn({ database: () => database, team: () => team, deps: () => deps }),
    database: () => database,
    team: () => team,
    tracker: () => tracker,
    bench: () => bench,
    deps: () => deps,
    /** The tracker is the team’s from the start; null is none. */
    connectTo: (other: Tracker | null): void => {
      connected = other;
    },
    pass: (ms: number): void => {
      nowMs += ms;
    },
  };
};
