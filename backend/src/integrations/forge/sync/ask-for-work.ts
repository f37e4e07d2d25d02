import { gathered } from '../gathered.js';
import type { SyncRecord } from './sync-store.js';
import type { SyncDeps } from './sync-deps.js';

export const refreshJob = 'refresh-jira-issues';
export const syncJob = 'read-jira-project';
export const compareJob = 'compare-jira-ids';
export const commentJob = 'refresh-jira-comment';
export const matchesJob = 'find-jira-matches';

type Queues = Pick<SyncDeps, 'queues'>;

/** Changes that come within this time are read together. */
const gatherMs = 2_000;

/** One job for all changes of a team until the end of the running interval: a storm of events is few readings. */
export const askToRefresh = async (
  { queues, clock }: Queues & Pick<SyncDeps, 'clock'>,
  teamId: string,
): Promise<void> => {
  const job = gathered(clock.now(), { name: 'jira-refresh', about: teamId, everyMs: gatherMs });
  await queues.addWork({ teamId, name: refreshJob, payload: {}, ...job });
};

/** Asks for the next pages of a reading; asking twice for the same silence is one job. */
export const askToRead = ({ queues }: Queues, sync: SyncRecord): Promise<void> =>
  queues.addWork({
    teamId: sync.team_id,
    name: syncJob,
    payload: { syncId: sync.id },
    jobId: `jira-sync-${sync.id}-${String(sync.touched_at.getTime())}`,
  });
