import type { InputSource } from '@valora/contracts';
import { loadFeatureStates } from '../features/index.js';
import type { DeliveredFeature } from '../predictions/index.js';
import type { TeamScope } from '../platform/index.js';

interface Row {
  feature_id: string;
  actual_effort_days: number | null;
  realised_value: number | null;
  recorded_at: Date;
  source: InputSource;
  actor: string | null;
}

/** Delivered features with what became of them: what the team’s base rates are learned from. */
export const loadHistory = async (scope: TeamScope): Promise<DeliveredFeature[]> => {
  const rows = (await scope
    .trx('outcomes')
    .where({ team_id: scope.teamId })
    .where((known) => {
      void known.whereNotNull('actual_effort_days').orWhereNotNull('realised_value');
    })) as Row[];
  if (rows.length === 0) return [];
  const states = new Map(
    (
      await loadFeatureStates(
        scope,
        rows.map((row) => row.feature_id),
      )
    ).map((state) => [state.id, state]),
  );
  return rows.flatMap((row) => {
    const state = states.get(row.feature_id);
    if (state === undefined) return [];
    return [
      {
        id: state.id,
        key: state.key,
        title: state.title,
        description: state.description,
        createdAt: state.createdAt.toISOString(),
        type: state.type,
        labels: state.labels,
        inputs: state.inputs,
        demand: state.demand,
        actualEffortDays: row.actual_effort_days,
        realisedValue: row.realised_value,
        recordedAt: row.recorded_at.toISOString(),
        source: row.source,
        actor: row.actor,
      },
    ];
  });
};
