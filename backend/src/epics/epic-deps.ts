import type { Prediction } from '@valora/contracts';
import type { Clock, Database, JobQueues, TeamScope } from '../platform/index.js';
import type { Tracker } from './tracker.js';

export interface EpicDeps {
  readonly database: Pick<Database, 'inTeam'>;
  readonly clock: Clock;
  readonly queues: Pick<JobQueues, 'addWork'>;
  /** Null where the team has connected none, or paused it. */
  readonly trackerOf: (teamId: string, signal?: AbortSignal) => Promise<Tracker | null>;
  /** Current predictions by feature. */
  readonly loadPredictions: (
    scope: TeamScope,
    featureIds: readonly string[],
  ) => Promise<ReadonlyMap<string, Prediction>>;
}
