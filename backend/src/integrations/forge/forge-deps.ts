import type { ForgeSettings } from '../../config.js';
import type { Clock, Database, Envelope, JobQueues, Lake, LiveBus, Logger } from '../../platform/index.js';
import type { JiraSettings } from '../integration-deps.js';
import type { JiraClients } from '../jira-clients.js';
import type { ForgeIdentity } from './forge-call.js';
import type { Installations } from './identity/installations.js';
import type { PointsBudget } from './write-back/points.js';

/** What every part of the Forge side may use; wired in `compose-jira.ts`. */
export interface ForgeDeps {
  readonly database: Database;
  readonly envelope: Envelope;
  readonly clock: Clock;
  readonly log: Logger;
  readonly queues: Pick<JobQueues, 'addWork'>;
  readonly live: LiveBus;
  readonly clients: JiraClients;
  readonly lake: Lake;
  /** Secrets and system tokens of sites. */
  readonly installations: Installations;
  /** Null without a Forge app. */
  readonly points: PointsBudget | null;
  readonly jira: Pick<JiraSettings, 'allowLoopback'>;
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
