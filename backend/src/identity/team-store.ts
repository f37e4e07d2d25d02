import type { Team } from '@valora/contracts';
import { notFound, versionMismatch, type TeamScope } from '../platform/index.js';

interface TeamRow {
  id: string;
  name: string;
  currency: string;
  day_rate: string;
  day_rate_assumed: boolean;
  capacity_days: string | null;
  subscription_tier: Team['subscriptionTier'];
  version: number;
  has_sample: boolean;
}

export interface TeamSettings {
  readonly name: string;
  readonly currency: string;
  /** Cost of one person-day in the team’s currency. */
  readonly dayRate: number;
  /** True while nobody confirmed the rate. */
  readonly dayRateAssumed: boolean;
  /** Person-days per quarter; null: unknown. */
  readonly capacityDays: number | null;
}

const columns = `t.*, exists (select from features f where f.team_id = t.id and f.is_sample and f.removed_at is null) as has_sample`;

const toTeam = (row: TeamRow): Team => ({
  id: row.id,
  name: row.name,
  currency: row.currency,
  dayRate: { amount: Number(row.day_rate), assumed: row.day_rate_assumed },
  capacityDays: row.capacity_days === null ? null : Number(row.capacity_days),
  subscriptionTier: row.subscription_tier,
  hasSampleData: row.has_sample,
  version: row.version,
});

/** @throws AppError not_found */
export const getTeam = async ({ trx, teamId }: TeamScope): Promise<Team> => {
  const { rows } = (await trx.raw(`select ${columns} from teams t where t.id = ?`, [teamId])) as {
    rows: TeamRow[];
  };
  const [row] = rows;
  if (row === undefined) throw notFound('team');
  return toTeam(row);
};

export const getTeamSettings = async (scope: TeamScope): Promise<TeamSettings> => {
  const team = await getTeam(scope);
  return {
    name: team.name,
    currency: team.currency,
    dayRate: team.dayRate.amount,
    dayRateAssumed: team.dayRate.assumed,
    capacityDays: team.capacityDays,
  };
};

/** @throws AppError version_mismatch */
export const updateTeamRow = async (
  scope: TeamScope,
  change: {
    expectedVersion: number;
    name: string;
    currency: string;
    dayRate: number;
    capacityDays: number | null;
  },
): Promise<Team> => {
  const changed = await scope
    .trx('teams')
    .where({ id: scope.teamId, version: change.expectedVersion })
    .update({
      name: change.name,
      currency: change.currency,
      day_rate: change.dayRate,
      day_rate_assumed: false,
      capacity_days: change.capacityDays,
      version: scope.trx.raw('version + 1'),
    });
  const team = await getTeam(scope);
  if (changed === 0) throw versionMismatch(team.version);
  return team;
};
