import { systemActor, type JobContext, type TeamScope } from '../platform/index.js';
import { changeEpic } from './change-epic.js';
import { createEpicJobName, type CreateEpicPayload } from './create-epic-payload.js';
import type { EpicDeps } from './epic-deps.js';
import { getEpicRow } from './epic-store.js';
import { loadProgress } from './part-store.js';
import { maxTries, retryDelayMs } from './retry-delay.js';
import type { TrackerProblem } from './tracker.js';

/** Hands an epic to a person: as failed where it certainly is not there, as linked with a remark where it is. */
export const standDown = async (scope: TeamScope, id: string, problem: string): Promise<void> => {
  const epic = await getEpicRow(scope, id, { lock: true });
  const part = (await loadProgress(scope, id)).get(0);
  if (epic.state === 'created') {
    await changeEpic(scope, epic, {
      to: 'linked',
      event: 'epic.linked',
      actor: systemActor,
      columns: { problem },
      facts: { jiraKey: epic.jira_key },
    });
  } else if (epic.state === 'claimed' || epic.state === 'approved') {
    const uncertain = part?.state === 'sent';
    await changeEpic(scope, epic, {
      to: uncertain ? 'uncertain' : 'failed',
      event: uncertain ? 'epic.uncertain' : 'epic.failed',
      actor: systemActor,
      columns: { problem },
      facts: { problem },
    });
  } else if (epic.state === 'uncertain') {
    await scope
      .trx('epics')
      .where({ team_id: scope.teamId, id })
      .update({ problem, updated_at: scope.trx.fn.now(), next_try_at: null });
  }
};

interface Trouble {
  readonly problem: TrackerProblem;
  readonly payload: CreateEpicPayload;
  readonly context: JobContext;
}

/** Waits as long as the tracker asks and tries again; after too many tries, or where waiting is no use, a person is asked. */
export const settleTrouble = async (
  deps: EpicDeps,
  { problem, payload, context }: Trouble,
): Promise<void> => {
  const { epicId, round, tries } = payload;
  if (problem.retryAfterMs === null || tries + 1 >= maxTries) {
    await context.inTeam((scope) => standDown(scope, epicId, problem.message));
    return;
  }
  const delayMs = retryDelayMs(tries, problem.retryAfterMs);
  const nextTryAt = new Date(deps.clock.now().getTime() + delayMs);
  await deps.queues.addWork({
    teamId: context.teamId,
    name: createEpicJobName,
    payload: { epicId, round, tries: tries + 1 },
    jobId: `epic-${round}-${String(tries + 1)}`,
    delayMs,
  });
  await context.inTeam(({ trx, teamId }) =>
    trx('epics')
      .where({ team_id: teamId, id: epicId })
      .update({
        problem: `${problem.message} Valora tries again by itself.`,
        next_try_at: nextTryAt,
        updated_at: trx.fn.now(),
      }),
  );
};
