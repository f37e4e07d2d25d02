import type { ForgeDeps } from '../forge-deps.js';
import type { Actor } from '../../../platform/index.js';

export type SyncDeps = Pick<
  ForgeDeps,
  'database' | 'clock' | 'log' | 'queues' | 'live' | 'clients' | 'dataRegion' | 'publicUrl' | 'lake'
> & {
  /** Where texts go beside this server, in words; empty where they stay. */
  readonly furtherDestinations: readonly string[];
};

/** Who changed something here when it was changed in Jira. */
export const jiraActor: Actor = { name: 'Jira', userId: null };
