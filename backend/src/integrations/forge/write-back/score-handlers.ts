import {
  newId,
  type EventHandler,
  type EventType,
  type JobHandler,
  type PeriodicHandler,
} from '../../../platform/index.js';
import { gathered } from './gathered.js';
import { isAnyWaiting, isFollowing } from './score-store.js';
import type { WriteBackDeps } from './write-back-deps.js';
import { writeScores } from './write-scores.js';

export const writeScoresJob = 'write-scores';
/** Events of so long make one job of a team. */
const gatherMs = 5_000;

/** After these a score, or whether it may be written, can be another. */
const scoreEvents = [
  'prediction.completed',
  'ranking.updated',
  'feature.updated',
  'feature.removed',
  'jira.policy_set',
  'jira.project_connected',
  'jira.sync_finished',
  'forge.reinstalled',
] as const satisfies readonly EventType[];

export const scoreEventHandlers = ({ queues, clock }: WriteBackDeps): EventHandler[] => [
  {
    name: 'note-changed-scores',
    on: scoreEvents,
    handle: async ({ teamId }, { inTeam }) => {
      if (!(await inTeam(isFollowing))) return;
      const job = gathered(clock.now(), { name: writeScoresJob, about: teamId, everyMs: gatherMs });
      await queues.addWork({ teamId, name: writeScoresJob, payload: {}, ...job });
    },
  },
];

export const scoreJobHandlers = (deps: WriteBackDeps): JobHandler[] => [
  {
    name: writeScoresJob,
    handle: async (_payload, context) => {
      const isMore = await writeScores(deps, context);
      const { teamId } = context;
      if (isMore)
        await deps.queues.addWork({
          teamId,
          name: writeScoresJob,
          payload: {},
          jobId: `${writeScoresJob}-${newId()}`,
        });
    },
  },
];

/** What failed, was cut off with its process, or found no points. */
export const scorePeriodicHandlers = ({ queues, clock }: WriteBackDeps): PeriodicHandler[] => [
  {
    name: 'write-scores-again',
    everyMs: 60_000,
    handle: async ({ teamId, inTeam }) => {
      const now = clock.now();
      if (!(await inTeam((scope) => isAnyWaiting(scope, now)))) return;
      const job = gathered(now, { name: writeScoresJob, about: teamId, everyMs: gatherMs });
      await queues.addWork({ teamId, name: writeScoresJob, payload: {}, ...job });
    },
  },
];
