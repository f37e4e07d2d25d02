import { createHash } from 'node:crypto';
import { AppError, conflict, type Caller, type Database, type TeamScope } from '../platform/index.js';

export interface IdempotencyKey {
  readonly key: string;
  /** SHA-256 of method, path and body: the same key with another request is refused. */
  readonly fingerprint: Buffer;
}

export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

interface Row {
  fingerprint: Buffer;
  status: number | null;
  body: string | null;
  created_at: Date;
}

/** A request that takes long says this often that it still runs … */
const aliveEveryMs = 5_000;
/** … so a claim that has been silent for this long belongs to a process that died. */
const abandonedMs = 30_000;

/** @throws AppError invalid_input for a key that is empty or longer than 255 characters */
export const readIdempotencyKey = (options: {
  header: string | undefined;
  method: string;
  path: string;
  body: unknown;
}): IdempotencyKey | null => {
  if (options.header === undefined) return null;
  if (options.header.length === 0 || options.header.length > 255)
    throw new AppError('invalid_input', 'headers.idempotency-key: must have 1 to 255 characters', {
      details: [{ field: 'headers.idempotency-key', problem: 'must have 1 to 255 characters' }],
    });
  const fingerprint = createHash('sha256')
    .update(`${options.method} ${options.path}\n${JSON.stringify(options.body ?? null)}`)
    .digest();
  return { key: options.header, fingerprint };
};

const where = (scope: TeamScope, caller: Caller, key: string) => ({
  team_id: scope.teamId,
  actor_id: caller.actor.userId,
  key,
});

/**
 * Claims a key, or returns the answer that its first use gave. A second request waits for a first that is still in its
 * transaction.
 * @throws AppError idempotency_mismatch when the key was used for another request, conflict while the first still runs
 */
export const claimKey = async (
  scope: TeamScope,
  caller: Caller,
  { key, fingerprint }: IdempotencyKey,
): Promise<StoredAnswer | null> => {
  const claimed = await scope
    .trx('idempotency_keys')
    .insert({ ...where(scope, caller, key), fingerprint })
    .onConflict()
    .ignore()
    .returning('key');
  if (claimed.length > 0) return null;
  const row = (await scope
    .trx<Row>('idempotency_keys')
    .where(where(scope, caller, key))
    .forUpdate()
    .first()) as Row | undefined;
  if (row === undefined) return null;
  if (!row.fingerprint.equals(fingerprint))
    throw new AppError(
      'idempotency_mismatch',
      'This Idempotency-Key was used for another request; use a new key for a new request.',
    );
  if (row.status !== null && row.body !== null) return { status: row.status, body: row.body };
  if (Date.now() - row.created_at.getTime() < abandonedMs)
    throw conflict('The first request with this Idempotency-Key still runs; try again in a moment.');
  await scope
    .trx('idempotency_keys')
    .where(where(scope, caller, key))
    .update({ created_at: scope.trx.fn.now() });
  return null;
};

export const storeAnswer = async (
  scope: TeamScope,
  caller: Caller,
  options: { key: string; answer: StoredAnswer },
): Promise<void> => {
  await scope
    .trx('idempotency_keys')
    .where(where(scope, caller, options.key))
    .update(options.answer);
};

/** Keeps a claim alive while its request runs, however long that takes. Returns how to stop. */
export const keepClaim = (database: Pick<Database, 'inTeam'>, caller: Caller, key: string): (() => void) => {
  const touch = (): Promise<unknown> =>
    database.inTeam(caller.teamId, (scope) =>
      scope
        .trx('idempotency_keys')
        .where(where(scope, caller, key))
        .whereNull('status')
        .update({ created_at: scope.trx.fn.now() }),
    );
  const timer = setInterval(() => {
    touch().catch(() => undefined);
  }, aliveEveryMs);
  return () => {
    clearInterval(timer);
  };
};

/** Frees a claim whose request failed, so that it can be repeated. */
export const releaseKey = async (scope: TeamScope, caller: Caller, key: string): Promise<void> => {
  await scope
    .trx('idempotency_keys')
    .where(where(scope, caller, key))
    .whereNull('status')
    .delete();
};
