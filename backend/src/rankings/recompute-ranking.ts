import type { Contribution, RankingSettings, RankingSummary } from '@valora/contracts';
import { getTeamSettings } from '../identity/index.js';
import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import type { RankMove } from './engine/index.js';
import { changeExplainer, whyMoved } from './engine/index.js';
import type { RankingPlan } from './plan-ranking.js';
import { planRanking } from './plan-ranking.js';
import { explainedAnew, rankStates, removedState } from './rank-states.js';
import { insertRankChanges } from './store/change-store.js';
import { settingsKey } from './settings-key.js';
import { lockRanking } from './store/lock.js';
import { listOverrides } from './store/override-store.js';
import { keysOf, listRankable } from './store/rankable-store.js';
import type { StoredRanking } from './store/ranking-row.js';
import { isSameRanking } from './store/ranking-row.js';
import type { StoredExplanation } from './store/ranking-store.js';
import {
  deleteRankings,
  loadExplanations,
  loadStoredRankings,
  writeRankings,
} from './store/ranking-store.js';
import { findRun, putRun } from './store/run-store.js';
import { markEventsSeen } from './store/seen-events.js';
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
  await markEventsSeen(scope, { types: rankingTriggers, now });
  const team = await getTeamSettings(scope);
  const settings = plainSettings(await getStoredSettings(scope));
  const overrides = await listOverrides(scope);
  const features = await listRankable(scope);
  const stored = await loadStoredRankings(scope);
  const { teamId } = scope;
  const { dayRate } = team;
  const plan = planRanking({ teamId, features, settings, overrides, dayRate, now, stored });
  const moves = await movesOf(scope, { plan, stored, settings });
  const changed = await store(scope, { plan, stored, settings, now });
  await insertRankChanges(scope, moves, { actor: cause.actor.name, eventId: cause.eventId, at: now });
  const summary = summarise({ teamId, features, settings, team, plan, now });
  await putRun(scope, { computedAt: now, settings, summary });
  if (changed.length > 0)
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

interface Compared {
  readonly plan: RankingPlan;
  readonly stored: ReadonlyMap<string, StoredRanking>;
  readonly settings: RankingSettings;
}

const goneFrom = ({ plan, stored }: Pick<Compared, 'plan' | 'stored'>): readonly string[] => {
  const there = new Set(plan.rows.map(({ featureId }) => featureId));
  return [...stored.keys()].filter((id) => !there.has(id));
};

/** Rows that differ are written, rows of removed features deleted; answers with the ids of both. */
const store = async (
  scope: TeamScope,
  { plan, stored, settings, now }: Compared & { readonly now: Date },
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

const movesOf = async (
  scope: TeamScope,
  { plan, stored, settings }: Compared,
): Promise<readonly RankMove[]> => {
  const gone = goneFrom({ plan, stored });
  const keys = await keysOf(scope, gone);
  for (const { id, key } of [...plan.order.scored, ...plan.order.unscored]) keys.set(id, key);
  const keyOf = (id: string): string => keys.get(id) ?? id;
  const earlier = await loadExplanations(scope, explainedAnew(plan.rows, stored));
  const later = new Map(plan.rows.map(({ featureId, contributions }) => [featureId, contributions ?? []]));
  const run = await findRun(scope);
  const settingsChanged = run !== null && settingsKey(run.settings) !== settingsKey(settings);
  return whyMoved({
    before: rankStates({
      rows: stored.values(),
      keyOf,
      contributionsOf: (id) => earlier.get(id)?.contributions ?? [],
    }),
    after: [
      ...rankStates({ rows: plan.rows, keyOf, contributionsOf: (id) => later.get(id) ?? [] }),
      ...gone.map((id) => removedState(id, keyOf(id))),
    ],
    settingsChanged,
    // Under other settings the earlier score cannot be made from the earlier quantities.
    ...(settingsChanged ? {} : { partsOf: partsBetween(plan, earlier) }),
  });
};

/** What moved each score that is explained anew; null where it had no score before. */
const partsBetween = (
  { order }: RankingPlan,
  earlier: ReadonlyMap<string, StoredExplanation>,
): ((featureId: string) => readonly Contribution[] | null) => {
  const explain = changeExplainer(order.scorer);
  const rows = new Map(order.scored.map((row) => [row.id, row]));
  return (featureId) => {
    const row = rows.get(featureId);
    const before = earlier.get(featureId);
    return row === undefined || before === undefined ? null : explain(row, before.quantities);
  };
};
