import type { TeamScope } from '../platform/index.js';
import { featuresOf } from './links.js';

/** What a change of a signal concerns; goes into the payload of its event. */
export interface Touched extends Readonly<Record<string, unknown>> {
  /** The signal with everything merged with it: all whose companies count for the same features. */
  readonly signalIds: readonly string[];
  /** Features any of them is attached to. */
  readonly featureIds: readonly string[];
}

/** Ask before a change that takes the signal out of its group, after one that puts it into another. */
export const touchedBy = async (scope: TeamScope, id: string): Promise<Touched> => {
  const { trx, teamId } = scope;
  const { rows } = (await trx.raw(
    `select s.id from signals asked
     join signals s on s.team_id = asked.team_id
       and (s.id = coalesce(asked.merged_into, asked.id) or s.merged_into = coalesce(asked.merged_into, asked.id))
     where asked.team_id = :teamId and asked.id = :id order by s.id`,
    { teamId, id },
  )) as { rows: { id: string }[] };
  const links = await featuresOf(scope, [id]);
  return { signalIds: rows.map(({ id }) => id), featureIds: links.get(id) ?? [] };
};
