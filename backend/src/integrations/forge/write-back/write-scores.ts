import type { JobContext, TeamScope } from '../../../platform/index.js';
import { createJiraClock } from '../../jira-clock.js';
import { isJiraError, maxBulkProperties, type JiraClient, type JiraError } from '../../jira/index.js';
import { markDirty } from '../sync/dirty-store.js';
import type { PointsPriority } from './point-shares.js';
import { findRoiField, forgetRoiField, isMissing } from './roi-field.js';
import {
  claimDue,
  forgetIdleWaits,
  markFieldWritten,
  markScoresWritten,
  putOffIssues,
  releaseIssues,
  returnIssues,
  triesOf,
  type DueScore,
} from './score-store.js';
import type { WriteBackDeps } from './write-back-deps.js';
import { writeField, type FieldWritten } from './write-field.js';
import { writeProperties } from './write-properties.js';
import { concernsOnlyThese, isOutOfPoints, waitAfter } from './write-trouble.js';

/** Longer than writing as many can take. */
const claimMs = 15 * 60_000;
const claimLimit = 1_000;
/** A job that finds more leaves the rest to the next one. */
const maxRounds = 5;

type TeamContext = Pick<JobContext, 'teamId' | 'inTeam' | 'signal'>;

const idsOf = (scores: readonly DueScore[]): string[] => scores.map(({ issueId }) => issueId);

interface Batch {
  readonly client: JiraClient;
  readonly scores: readonly DueScore[];
}

/** The field of a site may have been deleted since; then the property alone holds the score. */
const writeRoi = async (deps: WriteBackDeps, { client, scores }: Batch): Promise<FieldWritten> => {
  const nothing = { written: [], refused: new Map<string, string>() };
  const installationId = scores[0]?.installationId ?? '';
  const field = await findRoiField(deps, client, installationId);
  if (field === null) return nothing;
  try {
    return await writeField(
      client,
      field,
      scores.filter(({ roi, writtenRoi }) => roi !== writtenRoi),
    );
  } catch (error) {
    if (!isMissing(error)) throw error;
    await forgetRoiField(deps, installationId);
    return nothing;
  }
};

/** Issues Jira refused one by one: they wait, and are read again, for they may be gone. */
const settleRefused = async (
  scope: TeamScope,
  { scores, refused, now }: { scores: readonly DueScore[]; refused: ReadonlyMap<string, string>; now: Date },
): Promise<void> => {
  const left = scores.flatMap(({ issueId, projectId }) => {
    const problem = refused.get(issueId);
    return problem === undefined ? [] : [{ issueId, projectId, problem }];
  });
  const until = new Date(now.getTime() + 6 * 3_600_000);
  for (const { issueId, problem } of left) await putOffIssues(scope, { issueIds: [issueId], until, problem });
  await markDirty(
    scope,
    left.map(({ issueId, projectId }) => ({ issueId, projectId, reason: 'score refused' })),
  );
};

const writeBatch = async (deps: WriteBackDeps, context: TeamContext, batch: Batch): Promise<void> => {
  const { client, scores } = batch;
  const clock = createJiraClock(deps.clock, context.signal);
  const fresh = scores.filter(({ isNew }) => isNew);
  const refused = await writeProperties({ client, clock }, fresh);
  const taken = fresh.filter(({ issueId }) => !refused.has(issueId));
  await context.inTeam((scope) => markScoresWritten(scope, taken, deps.clock.now()));
  const field = await writeRoi(deps, {
    client,
    scores: scores.filter(({ issueId }) => !refused.has(issueId)),
  });
  await context.inTeam(async (scope) => {
    await markFieldWritten(scope, field.written);
    await releaseIssues(scope, idsOf(scores));
    const all = new Map([...refused, ...field.refused]);
    await settleRefused(scope, { scores, refused: all, now: deps.clock.now() });
  });
};

/** Puts a failed batch off. Without points nothing waits longer than until somebody looks at it. */
const settleTrouble = async (
  deps: WriteBackDeps,
  context: TeamContext,
  { error, scores }: { readonly error: JiraError; readonly scores: readonly DueScore[] },
): Promise<void> => {
  const now = deps.clock.now();
  const issueIds = idsOf(scores);
  await context.inTeam(async (scope) => {
    if (isOutOfPoints(error)) return returnIssues(scope, { issueIds, now });
    const { ms, problem } = waitAfter(error, await triesOf(scope, issueIds));
    await putOffIssues(scope, { issueIds, until: new Date(now.getTime() + ms), problem });
  });
};

/** Batches of one site, none larger than Jira takes. */
const batchesOf = (scores: readonly DueScore[]): DueScore[][] => {
  const sites = new Set(scores.map(({ installationId }) => installationId));
  return [...sites].flatMap((site) => {
    const ofSite = scores.filter(({ installationId }) => installationId === site);
    return Array.from({ length: Math.ceil(ofSite.length / maxBulkProperties) }, (_, index) =>
      ofSite.slice(index * maxBulkProperties, (index + 1) * maxBulkProperties),
    );
  });
};

/** @returns whether Jira may be asked for more now */
const writeAll = async (
  deps: WriteBackDeps,
  context: TeamContext,
  work: { readonly scores: readonly DueScore[]; readonly priority: PointsPriority },
): Promise<boolean> => {
  if (work.scores.length === 0) return true;
  const connection = await deps.clients.open(context.teamId, context.signal, work.priority);
  if (connection === null) {
    const until = new Date(deps.clock.now().getTime() + 3_600_000);
    const problem = 'The connection to Jira is paused or was removed.';
    await context.inTeam((scope) => putOffIssues(scope, { issueIds: idsOf(work.scores), until, problem }));
    return false;
  }
  const batches = batchesOf(work.scores);
  for (const [index, scores] of batches.entries()) {
    try {
      await writeBatch(deps, context, { client: connection.client, scores });
    } catch (error) {
      if (!isJiraError(error)) throw error;
      deps.log.warn({ err: error, issues: scores.length }, 'scores could not be written to Jira');
      await settleTrouble(deps, context, { error, scores });
      if (concernsOnlyThese(error)) continue;
      await settleTrouble(deps, context, { error, scores: batches.slice(index + 1).flat() });
      return false;
    }
  }
  return true;
};

const claim = (deps: WriteBackDeps, context: TeamContext, watchedOnly: boolean): Promise<DueScore[]> =>
  context.inTeam(async (scope) => {
    const now = deps.clock.now();
    const claimed = await claimDue(scope, { now, limit: claimLimit, claimMs, watchedOnly });
    if (claimed.length < claimLimit && !watchedOnly) await forgetIdleWaits(scope, now);
    return claimed;
  });

/**
 * Writes scores that differ from what Jira has, those on a screen first. Without a difference Jira is not asked at all.
 * @returns whether the rest is left to another job
 */
export const writeScores = async (
  deps: WriteBackDeps,
  context: TeamContext,
  { watchedOnly }: { readonly watchedOnly: boolean } = { watchedOnly: false },
): Promise<boolean> => {
  for (let round = 0; round < maxRounds; round += 1) {
    const scores = await claim(deps, context, watchedOnly);
    if (scores.length === 0) return false;
    const watched = scores.filter(({ isWatched }) => isWatched);
    const others = scores.filter(({ isWatched }) => !isWatched);
    if (!(await writeAll(deps, context, { scores: watched, priority: 'watched' }))) {
      await context.inTeam((scope) =>
        returnIssues(scope, { issueIds: idsOf(others), now: deps.clock.now() }),
      );
      return false;
    }
    if (!(await writeAll(deps, context, { scores: others, priority: 'background' }))) return false;
  }
  return true;
};
