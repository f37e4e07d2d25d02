import type { ModelRunner } from '../inference/index.js';
import type { Database, LiveBus, Logger } from '../platform/index.js';
import type { ArtifactFolder } from './artifact-folder.js';
import type { Trainer } from './trainer.js';

export interface TrainingDeps {
  readonly database: Pick<Database, 'inTeam'>;
  readonly trainer: Trainer;
  /** Answers held-out rows by challenger and champion. */
  readonly runner: ModelRunner;
  readonly artifacts: ArtifactFolder;
  readonly live: LiveBus;
}

export interface TrainingJob {
  readonly teamId: string;
  readonly runId: string;
  readonly signal: AbortSignal;
  readonly log: Logger;
}
