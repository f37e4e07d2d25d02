import { isDeepStrictEqual } from 'node:util';
import type { RankingSettings, RankingSummary } from '@valora/contracts';
import { getTeamSettings } from '../identity/index.js';
import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { findMoves, goneFrom } from './find-moves.js';
import type { RankingPlan } from './plan-ranking.js';
import { planRanking } from './plan-ranking.js';
import { loadCauses } from './store/cause-store.js';
import { insertRankChanges } from './store/change-store.js';
import { lockRanking } from './store/lock.js';
import { listOverrides } from './store/override-store.js';
import { listRankable } from './store/rankable-store.js';
import type { StoredRanking } from './store/ranking-row.js';
import { isSameRanking } from './store/ranking-row.js';
import { deleteRankings, loadStoredRankings, writeRankings } from './store/ranking-store.js';
import { findRun, putRun } from './store/run-store.js';
import { listUnseenEvents, markEventsSeen } from './store/seen-events.js';
import { getStoredSettings, plainSettings } from './store/settings-store.js';
import { summarise } from './summarise.js';
import { rankingTriggers } from './triggers.js';

export interface RecomputeCause {
  readonly actor: Actor;
  /** The event that made it necessary; null when a person asked. */
  readonly eventId: string | null;
  readonly now: Date;
}

export interface Recomputed {
  /** Features whose shown rank changed. */
  readonly moved: number;
  readonly summary: RankingSummary;
}

/** More than the browsers need to know what to fetch again. */
const mostNamed = 500;

/**
 * Ranks the team's features and stores what changed: rows, why each rank moved, and one event, in this transaction.
 * What is not touched by the cause keeps its score, its contributions and its row; whether something is touched is
 * found by comparing, so lost, doubled or reordered events do no harm. One computation per team at a time.
 */
export const recomputeRanking = async (scope: TeamScope, cause: RecomputeCause): Promise<Recomputed> => {
  const { now } = cause;
  await lockRanking(scope);
  const happened = await markEventsSeen(scope, { types: rankingTriggers, now });
  const team = await getTeamSettings(scope);
  const settings = plainSettings(await getStoredSettings(scope));
  const overrides = await listOverrides(scope);
  const features = await listRankable(scope);
  const stored = await loadStoredRankings(scope);
  const { teamId } = scope;
  const { dayRate } = team;
  const plan = planRanking({ teamId, features, settings, overrides, dayRate, now, stored });
  // What was committed between the marks and the reading is in what was read; it will be marked by its own computation.
  const sinceThen = await listUnseenEvents(scope, { types: rankingTriggers, now });
  const causes = await loadCauses(scope, [...happened, ...sinceThen]);
  const moves = await findMoves(scope, { plan, stored, settings, features, causes });
  const changed = await store(scope, { plan, stored, settings, now });
  const behind = causes.find(({ seenAs }) => seenAs === cause.eventId)?.event;
  await insertRankChanges(scope, moves, {
    actor: behind?.actor ?? cause.actor.name,
    eventId: behind?.id ?? cause.eventId,
    at: now,
  });
  const summary = summarise({ teamId, features, settings, team, plan, now });
  const before = await findRun(scope);
  await putRun(scope, { computedAt: now, settings, summary });
  // Another capacity moves its line and no rank.
  if (changed.length > 0 || !saysTheSame(before?.summary, summary))
    await recordEvent(scope, {
      type: 'ranking.updated',
      actor: cause.actor,
      payload: {
        featureIds: changed.slice(0, mostNamed),
        changed: changed.length,
        moved: moves.length,
        becauseOf: cause.eventId,
      },
    });
  return { moved: moves.length, summary };
};

/** Whether readers of the earlier summary know what this one says. */
const saysTheSame = (earlier: RankingSummary | undefined, summary: RankingSummary): boolean =>
  earlier !== undefined && isDeepStrictEqual({ ...earlier, computedAt: summary.computedAt }, summary);

interface StoreRequest {
  readonly plan: RankingPlan;
  readonly stored: ReadonlyMap<string, StoredRanking>;
  readonly settings: RankingSettings;
  readonly now: Date;
}

/** Rows that differ are written, rows of removed features deleted; answers with the ids of both. */
const store = async (
  scope: TeamScope,
  { plan, stored, settings, now }: StoreRequest,
): Promise<readonly string[]> => {
  const rows = plan.rows.filter((row) => {
    const before = stored.get(row.featureId);
    return before === undefined || !isSameRanking(before, row);
  });
  const gone = goneFrom({ plan, stored });
  await writeRankings(scope, { rows, settings, now });
  await deleteRankings(scope, gone);
  return [...rows.map(({ featureId }) => featureId), ...gone];
};
