import type { Criterion, Framework, RankingSettings, StoredSettings } from '@valora/contracts';
import { defaultRankingSettings } from '@valora/contracts';
import type { TeamScope } from '../../platform/index.js';

interface Row {
  framework: Framework;
  criteria: Criterion[];
  formula: string | null;
  locked: boolean;
  version: number;
  updated_at: Date;
  updated_by: string;
}

const toSettings = (row: Row): StoredSettings => ({
  framework: row.framework,
  criteria: row.criteria,
  formula: row.formula,
  locked: row.locked,
  version: row.version,
  updatedAt: row.updated_at.toISOString(),
  updatedBy: row.updated_by,
});

/** What holds until somebody decides otherwise: predicted return, unlocked. */
const untouched = (createdAt: Date): StoredSettings => ({
  ...defaultRankingSettings,
  locked: false,
  version: 1,
  updatedAt: createdAt.toISOString(),
  updatedBy: 'Valora',
});

/** The settings alone, without who changed them and when. */
export const plainSettings = ({ framework, criteria, formula }: RankingSettings): RankingSettings => ({
  framework,
  criteria,
  formula,
});

export const getStoredSettings = async ({ trx, teamId }: TeamScope): Promise<StoredSettings> => {
  const row = (await trx('ranking_settings').where({ team_id: teamId }).first()) as Row | undefined;
  if (row !== undefined) return toSettings(row);
  const team = (await trx('teams').where({ id: teamId }).first('created_at')) as { created_at: Date };
  return untouched(team.created_at);
};

export interface SettingsChange {
  readonly settings: RankingSettings;
  readonly locked: boolean;
  readonly version: number;
  readonly updatedBy: string;
  readonly now: Date;
}

/** Writes the next version. The caller holds the ranking's lock and has compared versions. */
export const putSettings = async ({ trx, teamId }: TeamScope, change: SettingsChange): Promise<void> => {
  const row = {
    team_id: teamId,
    framework: change.settings.framework,
    criteria: JSON.stringify(change.settings.criteria),
    formula: change.settings.formula,
    locked: change.locked,
    version: change.version,
    updated_at: change.now,
    updated_by: change.updatedBy,
  };
  await trx('ranking_settings').insert(row).onConflict('team_id').merge();
};
