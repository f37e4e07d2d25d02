import type { TeamScope } from '../platform/index.js';

// The features station writes the links between signals and features; here they are only read. A link of any signal of a
// merged group counts for the whole group.
const links = `
  signals m
  join feature_signals l on l.team_id = m.team_id and l.signal_id = m.id
  join features f on f.team_id = l.team_id and f.id = l.feature_id and f.removed_at is null`;

/** Condition on a signal `s`. A filter must work inside the query, or pages would have holes. */
export const isAttached = `exists (
  select from ${links} where m.team_id = s.team_id
    and (m.id = coalesce(s.merged_into, s.id) or m.merged_into = coalesce(s.merged_into, s.id)))`;

/** Features to which signals, or signals merged with them, are attached; by signal, sorted. */
export const featuresOf = async (
  { trx, teamId }: TeamScope,
  signalIds: readonly string[],
): Promise<Map<string, string[]>> => {
  if (signalIds.length === 0) return new Map();
  const { rows } = (await trx.raw(
    `select asked.id, linked.feature_ids
     from signals asked, lateral (
       select array_agg(distinct l.feature_id order by l.feature_id) as feature_ids from ${links}
       where m.team_id = asked.team_id
         and (m.id = coalesce(asked.merged_into, asked.id) or m.merged_into = coalesce(asked.merged_into, asked.id))
     ) linked
     where asked.team_id = :teamId and asked.id = any(:signalIds) and linked.feature_ids is not null`,
    { teamId, signalIds: [...signalIds] },
  )) as { rows: { id: string; feature_ids: string[] }[] };
  return new Map(rows.map((row) => [row.id, row.feature_ids]));
};
