import { findIdsByKey } from '../features/index.js';
import type { ParsedRow } from '../imports/index.js';
import type { Actor, TeamScope } from '../platform/index.js';
import { recordOutcome } from './record-outcome.js';

interface Stored {
  feature_id: string;
  actual_effort_days: number | null;
  realised_value: number | null;
  released_on: string | null;
  source: string;
}

/**
 * Records the outcomes a batch of imported rows brings. One that a person recorded stays theirs, one that is the same
 * already is left alone. Returns how many were recorded.
 */
export const saveImportedOutcomes = async (
  scope: TeamScope,
  rows: readonly ParsedRow[],
  actor: Actor,
): Promise<number> => {
  const bringing = rows.flatMap((row) => (row.outcome === null ? [] : [{ key: row.key, ...row.outcome }]));
  if (bringing.length === 0) return 0;
  const ids = await findIdsByKey(
    scope,
    bringing.map((row) => row.key),
  );
  const stored = (await scope
    .trx('outcomes')
    .where({ team_id: scope.teamId })
    .whereIn('feature_id', [...ids.values()])
    .select(
      'feature_id',
      'actual_effort_days',
      'realised_value',
      'source',
      scope.trx.raw(`to_char(released_on, 'YYYY-MM-DD') as released_on`),
    )) as Stored[];
  const known = new Map(stored.map((row) => [row.feature_id, row]));
  let recorded = 0;
  for (const { key, ...figures } of bringing) {
    const featureId = ids.get(key);
    if (featureId === undefined) continue;
    const before = known.get(featureId);
    const same =
      before !== undefined &&
      before.actual_effort_days === figures.actualEffortDays &&
      before.realised_value === figures.realisedValue &&
      before.released_on === figures.releasedOn;
    if (same || before?.source === 'human') continue;
    await recordOutcome(scope, { featureId, ...figures, note: null, source: 'import', actor });
    recorded += 1;
  }
  return recorded;
};
