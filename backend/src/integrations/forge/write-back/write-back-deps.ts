import type { ForgeDeps } from '../forge-deps.js';

export type WriteBackDeps = Pick<
  ForgeDeps,
  'database' | 'clock' | 'log' | 'queues' | 'clients' | 'installations' | 'jira'
>;
