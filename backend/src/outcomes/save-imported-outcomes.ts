import { findIdsByKey } from '../features/index.js';
import type { ParsedRow } from '../imports/index.js';
import type { InputSource } from '@valora/contracts';
import type { Actor, TeamScope } from '../platform/index.js';
import { recordOutcome } from './record-outcome.js';

interface Stored {
  feature_id: string;
  actual_effort_days: number | null;
  realised_value: number | null;
  released_on: string | null;
  source: string;
}

const saveOutcomes = async (
  scope: TeamScope,
  rows: readonly ParsedRow[],
  { actor, source }: { readonly actor: Actor; readonly source: InputSource },
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
  for (const { key, ...given } of bringing) {
    const featureId = ids.get(key);
    if (featureId === undefined) continue;
    const before = known.get(featureId);
    // A tracker says what work cost, never what it returned.
    const figures = source === 'sync' ? { ...given, realisedValue: before?.realised_value ?? null } : given;
    const same =
      before !== undefined &&
      before.actual_effort_days === figures.actualEffortDays &&
      before.realised_value === figures.realisedValue &&
      before.released_on === figures.releasedOn;
    if (same || before?.source === 'human') continue;
    await recordOutcome(scope, { featureId, ...figures, note: null, source, actor });
    recorded += 1;
  }
  return recorded;
};

/**
 * Records the outcomes a batch of imported rows brings. One that a person recorded stays theirs, one that is the same
 * already is left alone. Returns how many were recorded.
 */
export const saveImportedOutcomes = (
  scope: TeamScope,
  rows: readonly ParsedRow[],
  actor: Actor,
): Promise<number> => saveOutcomes(scope, rows, { actor, source: 'import' });

/** The same for rows of a tracker: actual effort and release; a realised value that is known stays. */
export const saveSyncedOutcomes = (
  scope: TeamScope,
  rows: readonly ParsedRow[],
  actor: Actor,
): Promise<number> => saveOutcomes(scope, rows, { actor, source: 'sync' });
