import type { IncomingHttpHeaders } from 'node:http';
import type { Role } from '@valora/contracts';
import type { Caller } from '../../platform/index.js';

/** A call whose invocation token was proved: everything here comes from the token, nothing from the body. */
export interface ForgeCall {
  readonly installationId: string;
  readonly cloudId: string;
  readonly environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  /** Atlassian account of the person at the screen; null for events, schedules and functions. */
  readonly accountId: string | null;
  /** Project and issue the screen belongs to; null where it belongs to none. */
  readonly project: { readonly id: string; readonly key: string } | null;
  readonly issue: { readonly id: string; readonly key: string } | null;
  readonly moduleKey: string | null;
  /** Acts in Jira as the person; lives as long as the call. Never logged, never stored. */
  readonly userToken: string | null;
}

/** A call that names its person. */
export type PersonsCall = ForgeCall & { readonly accountId: string };

export interface ForgePerson {
  readonly accountId: string;
  readonly userId: string;
  readonly name: string;
  /** ADMINISTER of the Jira site, asked of Jira. */
  readonly isSiteAdmin: boolean;
}

/** Who calls from inside Jira, and what Jira lets them do. */
export interface ForgeIdentity {
  /** A call from a screen: a token is good for one call. @throws AppError unauthenticated */
  readonly verifyScreen: (headers: IncomingHttpHeaders) => Promise<ForgeCall>;
  /** A call of the platform or of a function: may come again. @throws AppError unauthenticated */
  readonly verifyPlatform: (headers: IncomingHttpHeaders) => Promise<ForgeCall>;
  /**
   * The person as a caller of the team that follows the project (of the token, else of the header `x-valora-project`).
   * @throws AppError not_connected, forbidden where Jira does not let them see every project of the team
   */
  readonly callerOf: (call: ForgeCall, projectId: string | null) => Promise<Caller>;
  /** @throws AppError unauthenticated without a person, forbidden */
  readonly personOf: (call: ForgeCall) => Promise<ForgePerson>;
  /** What the person may do in these projects; null where they may not see one of them. */
  readonly roleIn: (call: ForgeCall, projectIds: readonly string[]) => Promise<Role | null>;
}
