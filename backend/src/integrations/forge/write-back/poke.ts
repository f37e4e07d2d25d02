import { z } from 'zod';
import { GiveUp, type JobHandler } from '../../../platform/index.js';
import { isAnyChange } from './change-store.js';
import { gathered, gatheredAfter } from '../gathered.js';
import { pokeUrlProblem } from './poke-url.js';
import type { WriteBackDeps } from './write-back-deps.js';

const pokeJob = 'poke-forge';
/** A site is poked at most so often. */
const everyMs = 1_000;
const timeoutMs = 5_000;
const firstRetryMs = 5_000;
const longestRetryMs = 5 * 60_000;
/** Pokes that fail for so long are given up until the app tells its address again. */
const giveUpMs = 3_600_000;
const context = 'poke-url';

interface Site {
  readonly teamId: string;
  readonly installationId: string;
}

/**
 * One poke for all that changes until the running second is over.
 * @param delayMs where one is tried again: until then
 */
export const askForPoke = async (
  { queues, clock }: Pick<WriteBackDeps, 'queues' | 'clock'>,
  { teamId, installationId }: Site,
  delayMs?: number,
): Promise<void> => {
  const job = { name: pokeJob, about: installationId, everyMs };
  const now = clock.now();
  const place = delayMs === undefined ? gathered(now, job) : gatheredAfter(now, delayMs, job);
  // A poke that fails is asked for anew, by itself.
  await queues.addWork({ teamId, name: pokeJob, payload: { installationId }, attempts: 1, ...place });
};

/** Keeps where a site is poked; whatever failed before is forgotten. */
export const setPokeUrl = async (
  { database, installations }: Pick<WriteBackDeps, 'database' | 'installations'>,
  { installationId, url }: { readonly installationId: string; readonly url: string },
): Promise<void> => {
  await database.global(async (trx) => {
    const sealed = await installations.secrets.encrypt(trx, { installationId, context, plain: url });
    await trx('forge_installations')
      .where({ id: installationId })
      .update({ poke_url: sealed, poke_failures: 0, poke_failing_since: null });
  });
};

/** The address of a site where something waits; null where nothing does, it has none, it was poked just now, or gave up. */
const claimPoke = (deps: WriteBackDeps, installationId: string): Promise<string | null> =>
  deps.database.global(async (trx) => {
    const now = deps.clock.now();
    if (!(await isAnyChange(trx, installationId))) return null;
    const [row] = (await trx('forge_installations')
      .where({ id: installationId, state: 'active' })
      .whereNotNull('poke_url')
      .whereRaw('(poked_at is null or poked_at <= ?)', [new Date(now.getTime() - everyMs / 2)])
      .whereRaw('(poke_failing_since is null or poke_failing_since > ?)', [
        new Date(now.getTime() - giveUpMs),
      ])
      .update({ poked_at: now })
      .returning('poke_url')) as { poke_url: string }[];
    if (row === undefined) return null;
    return deps.installations.secrets.decrypt(trx, { installationId, context, sealed: row.poke_url });
  });

/** POST without content. The answer is nothing to us but whether it came. */
const send = async (url: string): Promise<boolean> => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    // Whatever it was: hints wait, and the next poke fetches them.
    return false;
  }
};

const noteFailure = (deps: WriteBackDeps, installationId: string): Promise<number> =>
  deps.database.global(async (trx) => {
    const [row] = (await trx('forge_installations')
      .where({ id: installationId })
      .update({
        poke_failures: trx.raw('poke_failures + 1'),
        poke_failing_since: trx.raw('coalesce(poke_failing_since, ?)', [deps.clock.now()]),
      })
      .returning('poke_failures')) as { poke_failures: number }[];
    return row?.poke_failures ?? 0;
  });

const noteSuccess = (deps: WriteBackDeps, installationId: string): Promise<number> =>
  deps.database.global((trx) =>
    trx('forge_installations')
      .where({ id: installationId })
      .where('poke_failures', '>', 0)
      .update({ poke_failures: 0, poke_failing_since: null }),
  );

/** Asks the app of a site to fetch its hints. */
export const poke = async (deps: WriteBackDeps, site: Site): Promise<void> => {
  const { installationId } = site;
  const url = await claimPoke(deps, installationId);
  if (url === null || pokeUrlProblem(url, deps.jira.allowLoopback) !== null) return;
  if (await send(url)) {
    await noteSuccess(deps, installationId);
    return;
  }
  const failures = await noteFailure(deps, installationId);
  deps.log.info({ installationId, failures }, 'the app of a site could not be told that something changed');
  const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 10));
  await askForPoke(deps, site, delayMs);
};

const jobPayload = z.object({ installationId: z.string() });

export const pokeJobHandlers = (deps: WriteBackDeps): JobHandler[] => [
  {
    name: pokeJob,
    handle: async (payload, { teamId }) => {
      const parsed = jobPayload.safeParse(payload);
      if (!parsed.success) throw new GiveUp('a poke names its installation');
      await poke(deps, { teamId, installationId: parsed.data.installationId });
    },
  },
];
