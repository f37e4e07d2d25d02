import { systemActor, type JobContext, type JobHandler, type TeamScope } from '../platform/index.js';
import { changeEpic } from './change-epic.js';
import { claimEpic, type Claim, type Held } from './claim-epic.js';
import { describeChildren, describeTwins } from './describe-children.js';
import { createEpicJobName, createEpicPayload, type CreateEpicPayload } from './create-epic-payload.js';
import type { EpicDeps } from './epic-deps.js';
import { getEpicRow } from './epic-store.js';
import { createPartJournal } from './part-store.js';
import { settleTrouble, standDown } from './settle-trouble.js';
import { TrackerProblem, type Tracker } from './tracker.js';

const notConnected = (): TrackerProblem =>
  new TrackerProblem('Jira is not connected, or the connection is paused. Connect it, then try again.', {
    retryAfterMs: null,
  });

/** Links the epic to the issue the idea came from; not being allowed to is said, and does not undo the epic. */
const relate = async (
  tracker: Tracker,
  pair: { fromKey: string | null; toKey: string },
): Promise<string | null> => {
  const { fromKey, toKey } = pair;
  if (fromKey === null || fromKey === toKey) return null;
  try {
    await tracker.relate({ fromKey, toKey });
    return null;
  } catch (error) {
    if (!(error instanceof TrackerProblem) || error.retryAfterMs !== null) throw error;
    return `The epic could not be linked to ${fromKey}. ${error.message}`;
  }
};

const markLinked = async (
  scope: TeamScope,
  id: string,
  done: { readonly jiraKey: string; readonly problem: string | null },
): Promise<void> => {
  const epic = await getEpicRow(scope, id, { lock: true });
  if (epic.state !== 'created') return;
  await changeEpic(scope, epic, {
    to: 'linked',
    event: 'epic.linked',
    actor: systemActor,
    columns: { problem: done.problem },
    facts: { jiraKey: done.jiraKey },
  });
};

/** From claimed to linked; every step may be repeated. Throws TrackerProblem. */
const carryOut = async (deps: EpicDeps, claim: Claim, context: JobContext): Promise<void> => {
  const { epic, claimedAt, progress } = claim;
  const tracker = await deps.trackerOf(context.teamId, context.signal);
  if (tracker === null) throw notConnected();
  const { projectKey, summary, description, children } = epic.draft;
  const journal = createPartJournal({ inTeam: context.inTeam, epicId: epic.id, urlOf: tracker.urlOf });
  const outcome = await tracker.createOnce(
    { requestId: epic.request_id, projectKey, claimedAt, epic: { summary, description }, children, progress },
    journal,
  );
  if (outcome.epic.state === 'uncertain') {
    const { reason } = outcome.epic;
    await context.inTeam((scope) => standDown(scope, epic.id, reason));
    return;
  }
  const jiraKey = outcome.epic.issue.key;
  const problems = [
    describeTwins(outcome.epic.twins),
    describeChildren(children, outcome.children),
    await relate(tracker, { fromKey: epic.feature_jira_key, toKey: jiraKey }),
  ].filter((problem) => problem !== null);
  const problem = problems.length === 0 ? null : problems.join(' ');
  await context.inTeam((scope) => markLinked(scope, epic.id, { jiraKey, problem }));
};

/** Clocks of two processes differ a little. */
const slackMs = 500;

/** Comes back once the person who was given the epic is no longer waited for. */
const comeBack = async (
  deps: EpicDeps,
  { held, payload, teamId }: { held: Held; payload: CreateEpicPayload; teamId: string },
): Promise<void> => {
  const now = deps.clock.now().getTime();
  await deps.queues.addWork({
    teamId,
    name: createEpicJobName,
    payload,
    // Another id than that of the job that asks, should it come back too soon after all.
    jobId: `epic-${payload.round}-held-${String(now)}`,
    delayMs: Math.max(0, held.until.getTime() - now) + slackMs,
  });
};

/**
 * Creates an approved epic in the tracker: claimed → created → linked. Safe to run twice at once and to be killed
 * anywhere; what passes is tried again later, what does not is left to a person.
 */
export const createEpicJob = (deps: EpicDeps): JobHandler => ({
  name: createEpicJobName,
  handle: async (given, context) => {
    const payload = createEpicPayload.parse(given);
    const claim = await context.inTeam((scope) => claimEpic(scope, payload.epicId, deps.clock.now()));
    if (claim === null) return;
    if (claim.state === 'held') {
      await comeBack(deps, { held: claim, payload, teamId: context.teamId });
      return;
    }
    try {
      await carryOut(deps, claim, context);
    } catch (error) {
      if (!(error instanceof TrackerProblem)) throw error;
      await settleTrouble(deps, { problem: error, payload, context });
    }
  },
});
