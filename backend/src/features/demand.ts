import type { TeamScope } from '../platform/index.js';

/**
 * Counts the companies behind features and stores the count. A group of merged signals counts as a whole for every
 * feature that any of it is attached to; each company counts once, however often it spoke. A signal without a company
 * counts once per author, those without either count once together.
 * @returns ids of the features whose demand changed
 */
export const refreshDemand = async (
  { trx, teamId }: TeamScope,
  featureIds: readonly string[],
): Promise<string[]> => {
  if (featureIds.length === 0) return [];
  const { rows } = (await trx.raw(
    `with linked as (
       select distinct fs.feature_id, coalesce(s.merged_into, s.id) as root
       from feature_signals fs join signals s on s.team_id = fs.team_id and s.id = fs.signal_id
       where fs.team_id = :teamId and fs.feature_id = any(:featureIds)),
     spoken as (
       select l.feature_id, s.company_id, s.author from linked l
       join signals s on s.team_id = :teamId and s.id = l.root
       union all
       select l.feature_id, s.company_id, s.author from linked l
       join signals s on s.team_id = :teamId and s.merged_into = l.root),
     voices as (
       select feature_id, coalesce('company ' || company_id::text, 'author ' || lower(author), 'somebody') as voice
       from spoken),
     -- once, not once per feature, whatever the planner believes of tables that were filled a moment ago
     counted as materialized (select feature_id, count(distinct voice)::int as demand from voices group by feature_id)
     update features f set demand = coalesce(c.demand, 0)
     from features g left join counted c on c.feature_id = g.id
     where g.team_id = :teamId and g.id = any(:featureIds) and f.team_id = g.team_id and f.id = g.id
       and f.demand <> coalesce(c.demand, 0)
     returning f.id`,
    { teamId, featureIds: [...featureIds] },
  )) as { rows: { id: string }[] };
  return rows.map((row) => row.id);
};

/** Features that these signals, or signals merged with them, are attached to. */
export const featuresOfSignals = async (
  { trx, teamId }: TeamScope,
  signalIds: readonly string[],
): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  if (signalIds.length === 0) return found;
  const { rows } = (await trx.raw(
    `select distinct asked.id as signal_id, fs.feature_id
     from signals asked
     join signals s on s.team_id = asked.team_id and coalesce(s.merged_into, s.id) = coalesce(asked.merged_into, asked.id)
     join feature_signals fs on fs.team_id = s.team_id and fs.signal_id = s.id
     join features f on f.team_id = fs.team_id and f.id = fs.feature_id and f.removed_at is null
     where asked.team_id = ? and asked.id = any(?)`,
    [teamId, [...signalIds]],
  )) as { rows: { signal_id: string; feature_id: string }[] };
  for (const row of rows) found.set(row.signal_id, [...(found.get(row.signal_id) ?? []), row.feature_id]);
  return found;
};
