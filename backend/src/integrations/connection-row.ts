import type { Integration } from '@valora/contracts';
import type { TeamScope } from '../platform/index.js';
import { jiraConfig, type JiraConfig } from './connection-config.js';

export interface ConnectionRow {
  id: string;
  kind: Integration['kind'];
  name: string;
  auth: Integration['auth'];
  config: unknown;
  secrets: string;
  state: Integration['state'];
  problem: string | null;
  last_synced_at: Date | null;
  version: number;
  created_at: Date;
}

export const connectionsOf = ({ trx, teamId }: TeamScope) => trx('integrations').where({ team_id: teamId });

export const configOf = (row: ConnectionRow): JiraConfig => jiraConfig.parse(row.config);

export const toIntegration = (row: ConnectionRow): Integration => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  auth: row.auth,
  state: row.state,
  problem: row.problem,
  projectKey: configOf(row).projectKey,
  lastSyncedAt: row.last_synced_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  version: row.version,
});
