import type { TeamScope } from '../../platform/index.js';
import type { Cause } from '../causes/cause.js';

interface Row {
  id: string;
  type: string;
  actor: string;
  payload: Readonly<Record<string, unknown>>;
  key: string | null;
}

const read = async ({ trx, teamId }: TeamScope, ids: readonly string[]): Promise<Map<string, Row>> => {
  if (ids.length === 0) return new Map();
  const { rows } = (await trx.raw(
    `select e.id, e.type, e.actor, e.payload, case when f.is_sample then null else coalesce(f.key, e.payload ->> 'key') end as key
     from events e left join features f on f.team_id = e.team_id and f.id = e.subject_id
     where e.team_id = :teamId and e.id = any(:ids::uuid[])`,
    { teamId, ids: [...ids] },
  )) as { rows: Row[] };
  return new Map(rows.map((row) => [row.id, row]));
};

const rootId = ({ payload }: Row): string | null =>
  typeof payload['causeEventId'] === 'string' ? payload['causeEventId'] : null;

const idsIn = ({ payload }: Row): ReadonlySet<string> => {
  const ids = payload['featureIds'];
  return new Set(Array.isArray(ids) ? (ids as string[]) : []);
};

/**
 * What stands behind events: a prediction was made because of another event, demand was counted again because signals
 * were merged. Each cause names the first one and touches the features that the last one touched.
 */
export const loadCauses = async (
  scope: TeamScope,
  eventIds: readonly string[],
): Promise<readonly Cause[]> => {
  const events = await read(scope, eventIds);
  const earlier = await read(
    scope,
    [...events.values()].flatMap((event) => rootId(event) ?? []),
  );
  const further = await read(
    scope,
    [...earlier.values()].flatMap((event) => rootId(event) ?? []),
  );
  const before = (event: Row): Row | undefined => {
    const id = rootId(event);
    return id === null ? undefined : (earlier.get(id) ?? further.get(id));
  };
  return [...events.values()].map((last): Cause => {
    const second = before(last);
    const event = (second === undefined ? undefined : before(second)) ?? second ?? last;
    return {
      seenAs: last.id,
      event: { id: event.id, type: event.type, actor: event.actor, payload: event.payload, key: event.key },
      featureIds: idsIn(last),
      throughPrediction: last.type === 'prediction.completed',
    };
  });
};
