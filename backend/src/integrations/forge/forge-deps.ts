import type { ForgeSettings } from '../../config.js';
import type { Clock, Database, Envelope, JobQueues, LiveBus, Logger } from '../../platform/index.js';
import type { JiraClients } from '../jira-clients.js';
import type { ForgeIdentity } from './forge-call.js';

/** What every part of the Forge side may use; wired in `compose-jira.ts`. */
export interface ForgeDeps {
  readonly database: Database;
  readonly envelope: Envelope;
  readonly clock: Clock;
  readonly log: Logger;
  readonly queues: Pick<JobQueues, 'addWork'>;
  readonly live: LiveBus;
  readonly clients: JiraClients;
  /** Null: no Forge app is configured; every call of one is refused. */
  readonly settings: ForgeSettings | null;
  readonly dataRegion: string;
  /** Address people and Jira reach Valora at, without a slash at the end. */
  readonly publicUrl: () => string;
  readonly correlationId: () => string | null;
}

/** For parts that take calls from Jira. */
export interface ForgeRouteDeps extends ForgeDeps {
  readonly identity: ForgeIdentity;
}
