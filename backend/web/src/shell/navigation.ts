import type { Action } from '@valora/contracts';

export interface Destination {
  readonly path: string;
  readonly label: string;
  /** Least right that makes the page useful; without it the entry is not offered. */
  readonly action: Action;
}

/** Along the line: what comes in, what it became, what is decided, what came of it. */
export const destinations: readonly Destination[] = [
  { path: '/', label: 'Board', action: 'team.read' },
  { path: '/signals', label: 'Signals', action: 'team.read' },
  { path: '/epics', label: 'Epics', action: 'team.read' },
  { path: '/outcomes', label: 'Outcomes', action: 'team.read' },
  { path: '/models', label: 'Models', action: 'team.read' },
  { path: '/import', label: 'Import', action: 'imports.write' },
  { path: '/settings', label: 'Settings', action: 'team.administer' },
];

export const settingsDestinations: readonly Destination[] = [
  { path: '/settings/team', label: 'Team', action: 'team.administer' },
  { path: '/settings/members', label: 'Members', action: 'team.administer' },
  { path: '/settings/scoring', label: 'Criteria and weights', action: 'rankings.configure' },
  { path: '/settings/connections', label: 'Connections', action: 'team.administer' },
  { path: '/settings/jira-data', label: 'What leaves Jira', action: 'team.administer' },
  { path: '/settings/tokens', label: 'API tokens', action: 'team.administer' },
  { path: '/settings/audit', label: 'Audit trail', action: 'team.administer' },
  { path: '/settings/jobs', label: 'Failed jobs', action: 'team.administer' },
  { path: '/settings/sample', label: 'Sample data', action: 'team.administer' },
];
