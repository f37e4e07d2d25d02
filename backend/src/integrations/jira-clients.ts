import type { JiraConfig } from './connection-config.js';
import { configOf, type ConnectionRow } from './connection-row.js';
import { openSecrets } from './connection-secrets.js';
import { findJira } from './connection-store.js';
import type { PointsBudget } from './forge/write-back/points.js';
import type { PointsPriority } from './forge/write-back/point-shares.js';
import type { ConnectionDeps } from './integration-deps.js';
import type { InstallationTokens } from './forge/identity/installation-tokens.js';
import { createJiraClock } from './jira-clock.js';
import {
  createAccessToken,
  createJiraClient,
  createRateGate,
  type JiraAuth,
  type JiraClient,
  type JiraClientOptions,
  type RateGate,
} from './jira/index.js';
import { storedTokens } from './stored-tokens.js';

export interface OpenConnection {
  readonly id: string;
  readonly config: JiraConfig;
  readonly client: JiraClient;
}

export interface Unsaved {
  readonly baseUrl: string;
  readonly auth: JiraAuth;
  /** How much its calls are waited for, where they cost points of the Forge app. */
  readonly priority?: PointsPriority;
}

export interface JiraClients {
  /**
   * The team’s live connection; null where it has none or paused it.
   * @param priority of its calls, where they cost points of the Forge app; `interactive` by default
   */
  readonly open: (
    teamId: string,
    signal?: AbortSignal,
    priority?: PointsPriority,
  ) => Promise<OpenConnection | null>;
  /** A client for credentials that are not kept yet. */
  readonly trial: (unsaved: Unsaved) => JiraClient;
  /** For a call from inside Jira: somebody waits at a screen, so it gives up soon. */
  readonly forSite: (site: Unsaved) => JiraClient;
}

/** What connections through the Forge app need. */
export interface ForgeConnections {
  readonly tokens: Pick<InstallationTokens, 'accessToken'>;
  /** Counts what their calls cost: all sites share the points of the app. */
  readonly points: PointsBudget;
}

/** At a screen, or before one of the platform’s five seconds are over. */
const soon = { patience: { tries: 2, maxWaitMs: 1_000 }, timeoutMs: 4_000 };

/**
 * Clients by connection. Clients of one site share what Jira said about its limits, for the life of the process.
 * @param forge null where there is no Forge app
 */
export const createJiraClients = (
  deps: ConnectionDeps,
  forge: ForgeConnections | null = null,
): JiraClients => {
  const { database, envelope, clock, log, correlationId } = deps;
  const gates = new Map<string, RateGate>();
  const gateOf = (baseUrl: string): RateGate => {
    const gate = gates.get(baseUrl) ?? createRateGate(createJiraClock(clock));
    gates.set(baseUrl, gate);
    return gate;
  };

  const authOf = async (teamId: string, row: ConnectionRow, config: JiraConfig): Promise<JiraAuth> => {
    if (row.auth === 'forge') {
      if (forge === null || config.installationId === null)
        throw new Error('a connection of the Forge app needs the app and its installation');
      return { kind: 'oauth', accessToken: forge.tokens.accessToken(config.installationId) };
    }
    if (row.auth === 'oauth') {
      const tokens = storedTokens(deps, { teamId, id: row.id });
      return { kind: 'oauth', accessToken: createAccessToken({ clock: createJiraClock(clock), ...tokens }) };
    }
    const secrets = await database.inTeam(teamId, (scope) => openSecrets(envelope, scope, row.secrets));
    if (secrets.auth !== 'api_token' || config.email === null)
      throw new Error('an API token connection lacks its e-mail or token');
    return { kind: 'api_token', email: config.email, apiToken: secrets.apiToken };
  };

  const clientOf = (
    { baseUrl, auth, priority }: Unsaved,
    more: Pick<JiraClientOptions, 'signal' | 'patience' | 'timeoutMs'> = {},
  ): JiraClient =>
    createJiraClient({
      baseUrl,
      auth,
      ...(forge === null || priority === undefined
        ? {}
        : { points: forge.points.spender({ site: baseUrl, priority }) }),
      clock: createJiraClock(clock, more.signal),
      gate: gateOf(baseUrl),
      log,
      correlationId,
      ...more,
    });

  return {
    open: async (teamId, signal, priority = 'interactive') => {
      const row = await database.inTeam(teamId, findJira);
      if (row === null || row.state === 'paused') return null;
      const config = configOf(row);
      const auth = await authOf(teamId, row, config);
      const counted = row.auth === 'forge' ? { priority } : {};
      const client = clientOf(
        { baseUrl: config.baseUrl, auth, ...counted },
        signal === undefined ? {} : { signal },
      );
      return { id: row.id, config, client };
    },
    trial: (unsaved) => clientOf(unsaved),
    forSite: (site) => clientOf({ priority: 'watched', ...site }, soon),
  };
};
