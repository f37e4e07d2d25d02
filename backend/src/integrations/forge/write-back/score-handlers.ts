import { z } from 'zod';
import {
  newId,
  type EventHandler,
  type EventType,
  type JobHandler,
  type PeriodicHandler,
  type StoredEvent,
  type TeamScope,
} from '../../../platform/index.js';
import { gathered } from '../gathered.js';
import { forgetWritten, isAnyWaiting, readPace } from './score-store.js';
import type { WriteBackDeps } from './write-back-deps.js';
import { writeScores } from './write-scores.js';

const writeScoresJob = 'write-scores';
/** Events of so long make one job of a team. */
const soonMs = 5_000;
/** Where many scores of a team were written within this, and for what nobody looks at. */
const calmMs = 60_000;

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

type AskDeps = Pick<WriteBackDeps, 'queues' | 'clock'>;
interface Ask {
  readonly teamId: string;
  readonly watchedOnly: boolean;
  readonly everyMs: number;
}

const askForWrite = async (
  { queues, clock }: AskDeps,
  { teamId, watchedOnly, everyMs }: Ask,
): Promise<void> => {
  const about = watchedOnly ? `${teamId}-watched` : teamId;
  const job = gathered(clock.now(), { name: writeScoresJob, about, everyMs });
  await queues.addWork({ teamId, name: writeScoresJob, payload: { watchedOnly }, ...job });
};

/** What a site that was left and came back, or a project that did, has lost. */
const forgetLost = async (scope: TeamScope, { type, payload }: StoredEvent): Promise<void> => {
  const { projectId } = payload;
  if (type === 'forge.reinstalled') {
    await forgetWritten(scope, null);
    await scope
      .trx('forge_installations')
      .whereIn('id', scope.trx('forge_projects').where({ team_id: scope.teamId }).select('installation_id'))
      .update({ roi_field_id: null, roi_field_sought_at: null });
  }
  if (type === 'jira.project_connected' && typeof projectId === 'string')
    await forgetWritten(scope, projectId);
};

/** Changes are written soon; after many of them the next go together, but for what somebody looks at. */
export const scoreEventHandlers = (deps: WriteBackDeps): EventHandler[] => [
  {
    name: 'note-changed-scores',
    on: scoreEvents,
    handle: async (event, { inTeam }) => {
      const { teamId } = event;
      const { isFollowing, isBusy, isWatched } = await inTeam(async (scope) => {
        await forgetLost(scope, event);
        return readPace(scope, { now: deps.clock.now(), calmMs });
      });
      if (!isFollowing) return;
      await askForWrite(deps, { teamId, watchedOnly: false, everyMs: isBusy ? calmMs : soonMs });
      if (isBusy && isWatched) await askForWrite(deps, { teamId, watchedOnly: true, everyMs: soonMs });
    },
  },
];

const jobPayload = z.object({ watchedOnly: z.boolean() });

export const scoreJobHandlers = (deps: WriteBackDeps): JobHandler[] => [
  {
    name: writeScoresJob,
    handle: async (given, context) => {
      const payload = jobPayload.parse(given);
      if (!(await writeScores(deps, context, payload))) return;
      const { teamId } = context;
      const jobId = `${writeScoresJob}-${newId()}`;
      await deps.queues.addWork({ teamId, name: writeScoresJob, payload, jobId });
    },
  },
];

/** What failed, was cut off with its process, or found no points. */
export const scorePeriodicHandlers = (deps: WriteBackDeps): PeriodicHandler[] => [
  {
    name: 'write-scores-again',
    everyMs: 60_000,
    handle: async ({ teamId, inTeam }) => {
      const now = deps.clock.now();
      if (await inTeam((scope) => isAnyWaiting(scope, now)))
        await askForWrite(deps, { teamId, watchedOnly: false, everyMs: soonMs });
    },
  },
];
