import type { RankingSettings, RankingSummary } from '@valora/contracts';
import type { TeamScope } from '../../platform/index.js';

/** The latest computation of a team's ranking. */
export interface RankingRun {
  readonly computedAt: Date;
  readonly settings: RankingSettings;
  readonly summary: RankingSummary;
}

interface Row {
  computed_at: Date;
  settings: RankingSettings;
  summary: RankingSummary;
}

export const findRun = async ({ trx, teamId }: TeamScope): Promise<RankingRun | null> => {
  const row = (await trx('ranking_runs').where({ team_id: teamId }).first()) as Row | undefined;
  if (row === undefined) return null;
  return { computedAt: row.computed_at, settings: row.settings, summary: row.summary };
};

export const putRun = async ({ trx, teamId }: TeamScope, run: RankingRun): Promise<void> => {
  await trx('ranking_runs')
    .insert({
      team_id: teamId,
      computed_at: run.computedAt,
      settings: JSON.stringify(run.settings),
      summary: JSON.stringify(run.summary),
    })
    .onConflict('team_id')
    .merge();
};
