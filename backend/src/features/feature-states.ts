import type { FeatureStatus, InputValue } from '@valora/contracts';
import type { TeamScope } from '../platform/index.js';
import { living } from './feature-store.js';
import { toInput, type FeatureRecord, type InputRecord } from './feature-row.js';

/** What later stations know of a feature. */
export interface FeatureState {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly status: FeatureStatus;
  readonly type: string | null;
  readonly labels: readonly string[];
  readonly mustDo: boolean;
  readonly isSubtask: boolean;
  readonly parentKey: string | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
  /** Companies that asked, each once. */
  readonly demand: number;
  readonly inputs: Readonly<Record<string, InputValue>>;
  /** Ids of features that must come before. */
  readonly needs: readonly string[];
}

const group = <Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  valueOf: (row: Row) => Value,
): Map<string, Value[]> => {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const values = groups.get(keyOf(row));
    if (values === undefined) groups.set(keyOf(row), [valueOf(row)]);
    else values.push(valueOf(row));
  }
  return groups;
};

/** States of these features, or of all of the team, in no particular order; removed ones are left out. */
export const loadFeatureStates = async (
  scope: TeamScope,
  ids: readonly string[] | 'all',
): Promise<FeatureState[]> => {
  const { trx, teamId } = scope;
  const chosen = <Q extends { whereIn: (column: string, values: string[]) => Q }>(
    query: Q,
    column: string,
  ): Q => (ids === 'all' ? query : query.whereIn(column, [...ids]));
  const rows = (await chosen(living(scope), 'id')) as FeatureRecord[];
  const inputs = (await chosen(
    trx('feature_inputs').where({ team_id: teamId }),
    'feature_id',
  )) as InputRecord[];
  const needs = (await chosen(trx('feature_needs').where({ team_id: teamId }), 'feature_id').select(
    'feature_id',
    'needs_id',
  )) as { feature_id: string; needs_id: string }[];
  const inputsOf = group(
    inputs,
    (row) => row.feature_id,
    (row) => row,
  );
  const needsOf = group(
    needs,
    (row) => row.feature_id,
    (row) => row.needs_id,
  );
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    title: row.title,
    description: row.description,
    status: row.status,
    type: row.type,
    labels: row.labels,
    mustDo: row.must_do,
    isSubtask: row.is_subtask,
    parentKey: row.parent_key,
    createdAt: row.created_at,
    deliveredAt: row.delivered_at,
    demand: row.demand,
    inputs: Object.fromEntries(
      (inputsOf.get(row.id) ?? [])
        .map(toInput)
        .map(({ name, value, source, asOf, actor }) => [name, { value, source, asOf, actor }]),
    ),
    needs: needsOf.get(row.id) ?? [],
  }));
};
