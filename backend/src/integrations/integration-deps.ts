import type { Clock, Database, Envelope, Logger } from '../platform/index.js';

export interface JiraSettings {
  /** Null: no OAuth app is configured. */
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | null;
  readonly authUrl: string;
  readonly apiUrl: string;
  readonly allowLoopback: boolean;
}

export interface ConnectionDeps {
  readonly database: Pick<Database, 'inTeam'>;
  readonly envelope: Envelope;
  readonly clock: Clock;
  readonly log: Logger;
  readonly jira: JiraSettings;
  /** Address people reach Valora at, without a slash at the end. */
  readonly publicUrl: () => string;
  /** Id of the request or job that runs, sent along to the vendor. */
  readonly correlationId: () => string | null;
}
