import type { api, Body, Epic } from '@valora/contracts';
import { invalidInput, type Actor, type TeamScope } from '../platform/index.js';
import { changeEpic } from './change-epic.js';
import { createEpicJobName } from './create-epic-payload.js';
import { describeTwins } from './describe-children.js';
import type { EpicDeps } from './epic-deps.js';
import { getEpic, getEpicRow } from './epic-store.js';
import { creatable, endHold, findHandedOut, forgetSent } from './part-store.js';
import { recordExisting } from './record-existing.js';
import { TrackerProblem, type TrackerIssue } from './tracker.js';

type Said = Body<typeof api.epics.report>;

export interface EpicReport {
  readonly teamId: string;
  readonly id: string;
  readonly said: Said;
  readonly actor: Actor;
}

type Look = { readonly issue: TrackerIssue; readonly url: string } | null;

/**
 * The issue a person says they made, seen with the eyes of the connection; null while the tracker cannot say.
 * @throws AppError invalid_input where the tracker certainly has no such issue
 */
const lookAt = async (deps: EpicDeps, teamId: string, key: string): Promise<Look> => {
  const tracker = await deps.trackerOf(teamId);
  if (tracker === null) return null;
  try {
    const issue = await tracker.findIssue(key);
    if (issue !== null) return { issue, url: tracker.urlOf(issue.key) };
  } catch (error) {
    if (!(error instanceof TrackerProblem)) throw error;
    return null;
  }
  throw invalidInput('body.issueKey', `${key} is not there, or the connected account may not see it`);
};

const recordCreated = async (
  scope: TeamScope,
  report: EpicReport,
  { issue, url }: NonNullable<Look>,
): Promise<void> => {
  const { id, actor } = report;
  const epic = await getEpicRow(scope, id, { lock: true });
  if (!creatable.has(epic.state)) {
    if (epic.jira_key === null || epic.jira_key === issue.key) return;
    await scope
      .trx('epics')
      .where({ team_id: scope.teamId, id })
      .update({ problem: describeTwins([issue.key]), updated_at: scope.trx.fn.now() });
    return;
  }
  await recordExisting(scope, epic, {
    issue,
    url,
    event: 'epic.created',
    actor,
    facts: { byPerson: true },
  });
};

/** Only the claim that is still open may take its note back: a later one may be on its way. */
const recordRefused = async (
  scope: TeamScope,
  { id, said, actor }: EpicReport & { said: { outcome: 'refused' } },
): Promise<void> => {
  const epic = await getEpicRow(scope, id, { lock: true });
  const handedOut = await findHandedOut(scope, id);
  if (handedOut?.claimId !== said.claimId || !creatable.has(epic.state)) return;
  await forgetSent(scope, id, 0);
  await changeEpic(scope, epic, {
    to: 'failed',
    event: 'epic.failed',
    actor,
    columns: { problem: said.message },
    facts: { problem: said.message },
  });
};

/** Nobody is waited for any longer: the job looks for it now. */
const recordUnknown = async (deps: EpicDeps, { teamId, id, said }: EpicReport): Promise<void> => {
  const isOurs = await deps.database.inTeam(teamId, async (scope) => {
    await getEpicRow(scope, id, { lock: true });
    if ((await findHandedOut(scope, id))?.claimId !== said.claimId) return false;
    await endHold(scope, id, deps.clock.now());
    return true;
  });
  if (isOurs)
    await deps.queues.addWork({
      teamId,
      name: createEpicJobName,
      payload: { epicId: id, round: said.claimId, tries: 0 },
      jobId: `epic-${said.claimId}-0`,
    });
};

/**
 * What came of an epic that a person was given to create. Harmless to repeat and to lose: without a report, or where it
 * cannot be checked, the job finds the epic by its mark.
 * @throws AppError not_found, invalid_input where there is no such issue, conflict where it is another feature’s
 */
export const reportEpic = async (deps: EpicDeps, report: EpicReport): Promise<Epic> => {
  const { teamId, id, said } = report;
  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => deps.database.inTeam(teamId, work);
  await inTeam((scope) => getEpicRow(scope, id, { lock: false }));
  switch (said.outcome) {
    case 'created': {
      const look = await lookAt(deps, teamId, said.issueKey);
      if (look === null) await recordUnknown(deps, report);
      else await inTeam((scope) => recordCreated(scope, report, look));
      break;
    }
    case 'refused':
      await inTeam((scope) => recordRefused(scope, { ...report, said }));
      break;
    case 'unknown':
      await recordUnknown(deps, report);
  }
  return inTeam((scope) => getEpic(scope, id));
};
