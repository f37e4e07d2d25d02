import { twoWayFields, type TwoWayField } from '@valora/contracts';
import type { TeamScope } from '../../../platform/index.js';
import { jiraActor } from './sync-deps.js';

interface EditRow {
  feature_id: string;
  field: TwoWayField;
  at: Date;
}

/** When people last changed the two-way fields of features here, as `feature/field` → milliseconds. */
export const loadEditsHere = async (
  { trx, teamId }: TeamScope,
  featureIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = (await trx.raw(
    `select subject_id as feature_id, f.field, max(created_at) as at
     from events e cross join lateral (
       select jsonb_object_keys(e.payload -> 'changes') as field where e.type = 'feature.updated'
       union all
       select i ->> 'name' from jsonb_array_elements(e.payload -> 'inputs') as i where e.type = 'feature.inputs_set'
     ) as f
     where e.team_id = :teamId and e.subject_id = any(:ids) and e.type in ('feature.updated', 'feature.inputs_set')
       and e.actor <> :jira and f.field = any(:fields)
     group by 1, 2`,
    { teamId, ids: [...featureIds], jira: jiraActor.name, fields: [...twoWayFields] },
  )) as { rows: EditRow[] };
  return new Map(rows.map(({ feature_id, field, at }) => [`${feature_id}/${field}`, at.getTime()]));
};
