import type { EventHandler, JobHandler, PeriodicHandler } from '../platform/index.js';
import { createEpicJob } from './create-epic.js';
import { createEpicJobName } from './create-epic-payload.js';
import type { EpicDeps } from './epic-deps.js';
import { newId } from '../platform/index.js';

/** An epic nobody has touched this long was lost with a process, or is uncertain and worth another look. */
const quietMs = 10 * 60_000;
/** Jira’s index catches up within minutes; after a day only a person can tell. */
const lookingMs = 24 * 3_600_000;

/**
 * Approval and a person’s decision start the job that creates. An epic handed to a person to create starts it too: it
 * waits for them, looks for what they may have made, and adds children and links once it is there.
 */
export const epicEventHandlers = (deps: EpicDeps): EventHandler[] => [
  {
    name: 'start-epic',
    on: ['epic.approved', 'epic.resolved', 'epic.claimed', 'epic.created'],
    handle: async (event) => {
      const { epicId, byPerson } = event.payload;
      const isJobs = event.type === 'epic.claimed' || event.type === 'epic.created';
      if (typeof epicId !== 'string' || (isJobs && byPerson !== true)) return;
      await deps.queues.addWork({
        teamId: event.teamId,
        name: createEpicJobName,
        payload: { epicId, round: event.id, tries: 0 },
        jobId: `epic-${event.id}-0`,
      });
    },
  },
];

export const epicJobHandlers = (deps: EpicDeps): JobHandler[] => [createEpicJob(deps)];

/** Takes up what a lost job left behind, and looks again for what was uncertain. */
export const epicPeriodicHandlers = (deps: EpicDeps): PeriodicHandler[] => [
  {
    name: 'resume-epics',
    everyMs: 60_000,
    handle: async ({ teamId, inTeam }) => {
      const now = deps.clock.now().getTime();
      const ids = await inTeam(
        async ({ trx }) =>
          (await trx('epics')
            .where({ team_id: teamId })
            .whereIn('state', ['approved', 'claimed', 'created', 'uncertain'])
            .whereRaw('greatest(updated_at, next_try_at) < ?', [new Date(now - quietMs)])
            .whereRaw(`(state <> 'uncertain' or claimed_at > ?)`, [new Date(now - lookingMs)])
            .limit(100)
            .pluck('id')) as string[],
      );
      for (const epicId of ids)
        await deps.queues.addWork({
          teamId,
          name: createEpicJobName,
          payload: { epicId, round: newId(), tries: 0 },
          // One sweep’s job an epic and quiet time, however many processes sweep.
          jobId: `epic-${epicId}-sweep-${String(Math.floor(now / quietMs))}`,
        });
    },
  },
];
