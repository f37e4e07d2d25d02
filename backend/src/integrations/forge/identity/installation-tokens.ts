import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Knex } from 'knex';
import type { Clock, Database, Logger } from '../../../platform/index.js';
import { JiraError } from '../../jira/index.js';
import type { InstallationSecrets } from './installation-secrets.js';
import { findInstallation, installations, type InstallationRow } from './installation-store.js';

/** A token that does not say when it ends is taken to be good this long; the app’s schedule brings another every five minutes. */
const assumedLifeMs = 15 * 60_000;
/** No call starts with a token about to end. */
const marginMs = 30_000;
/** The app’s schedule calls this often. */
const scheduleMs = 5 * 60_000;

export interface InstallationTokensDeps {
  readonly database: Pick<Database, 'global'>;
  readonly secrets: InstallationSecrets;
  readonly clock: Clock;
  readonly log: Logger;
}

/** System tokens: what the backend asks Jira with while nobody is at a screen. There is no way to fetch one; calls bring them. */
export interface InstallationTokens {
  /**
   * Keeps a token that came with a proved call, unless the kept one ends later. A screen brings the same one again and
   * again; those of the app’s life and clock (`isRare`) are looked at each time.
   */
  readonly keep: (
    installationId: string,
    token: string,
    options?: { readonly isRare?: boolean },
  ) => Promise<void>;
  /** For a JiraAuth. Throws JiraError `unavailable` while there is none, `unauthorized` once the app is uninstalled. */
  readonly accessToken: (installationId: string) => (ask: { readonly renew: boolean }) => Promise<string>;
}

interface Kept {
  readonly token: string;
  readonly endsMs: number;
}

const context = 'system-token';
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Null where the token does not say. */
const endOf = (token: string): number | null => {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? null : exp * 1000;
  } catch {
    // Opaque to us: Atlassian documents no form.
    return null;
  }
};

const minutes = (ms: number): string => `${String(Math.max(1, Math.round(ms / 60_000)))} min`;

const absent = (row: InstallationRow | null, nowMs: number): JiraError => {
  const operation = 'system token';
  const facts = { operation, status: null, mayHaveHappened: false, traceId: null };
  if (row?.state !== 'active')
    return new JiraError({
      ...facts,
      fault: { kind: 'unauthorized' },
      message: 'The Valora app was uninstalled from this Jira site.',
    });
  const since =
    row.system_token_at === null
      ? 'has not called yet'
      : `has not called for ${minutes(nowMs - row.system_token_at.getTime())}`;
  return new JiraError({
    ...facts,
    fault: { kind: 'unavailable', retryAfterMs: scheduleMs },
    message: `Jira ${since}, so Valora may not ask it by itself; the app’s schedule renews that every five minutes.`,
  });
};

export const createInstallationTokens = (deps: InstallationTokensDeps): InstallationTokens => {
  const { database, secrets, clock, log } = deps;
  const nowMs = (): number => clock.now().getTime();
  /** What this process kept last, so that most calls cost nothing. */
  const keptHashes = new Map<string, string>();

  const write = (installationId: string, kept: Kept): Promise<void> =>
    database.global(async (trx) => {
      const row = await findInstallation(trx, installationId, { lock: true });
      if (row?.state !== 'active') return;
      if (row.system_token !== null && (row.system_token_expires_at?.getTime() ?? 0) >= kept.endsMs) return;
      await installations(trx)
        .where({ id: installationId })
        .update({
          system_token: await secrets.encrypt(trx, { installationId, context, plain: kept.token }),
          system_token_expires_at: new Date(kept.endsMs),
          system_token_at: clock.now(),
        });
    });

  const read = async (trx: Knex.Transaction, row: InstallationRow): Promise<Kept | null> =>
    row.system_token === null
      ? null
      : {
          token: await secrets.decrypt(trx, { installationId: row.id, context, sealed: row.system_token }),
          endsMs: row.system_token_expires_at?.getTime() ?? 0,
        };

  /** @param refused a token Jira did not accept: forgotten, so that the next one is kept whenever it ends */
  const load = (installationId: string, refused: string | null): Promise<Kept | JiraError> =>
    database.global(async (trx) => {
      const row = await findInstallation(trx, installationId, { lock: refused !== null });
      const kept = row?.state !== 'active' ? null : await read(trx, row);
      if (kept !== null && kept.token === refused)
        await installations(trx).where({ id: installationId }).update({ system_token: null });
      else if (kept !== null && kept.endsMs - marginMs > nowMs()) return kept;
      return absent(row, nowMs());
    });

  return {
    keep: async (installationId, token, { isRare = false } = {}) => {
      const hash = hashOf(token);
      if (!isRare && keptHashes.get(installationId) === hash) return;
      const said = endOf(token);
      if (said === null)
        log.debug(
          { installationId, assumedLifeMs },
          'a system token does not say when it ends; a short life is assumed',
        );
      await write(installationId, { token, endsMs: said ?? nowMs() + assumedLifeMs });
      keptHashes.set(installationId, hash);
    },
    accessToken: (installationId) => {
      let current: Kept | null = null;
      return async ({ renew }) => {
        if (!renew && current !== null && current.endsMs - marginMs > nowMs()) return current.token;
        const loaded = await load(installationId, renew ? (current?.token ?? null) : null);
        current = loaded instanceof JiraError ? null : loaded;
        if (loaded instanceof JiraError) throw loaded;
        return loaded.token;
      };
    },
  };
};
