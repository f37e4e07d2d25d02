import type { ForgeSettings } from '../../../config.js';
import type { Clock, Database, JobQueues, Lake, Logger } from '../../../platform/index.js';
import type { InstallationSecrets } from './installation-secrets.js';

/** What the coming and going of installations needs. */
export interface LifecycleDeps {
  readonly database: Database;
  readonly lake: Lake;
  readonly clock: Clock;
  readonly log: Logger;
  readonly queues: Pick<JobQueues, 'addWork'>;
  readonly secrets: InstallationSecrets;
  readonly settings: Pick<ForgeSettings, 'purgeAfterDays'>;
}
