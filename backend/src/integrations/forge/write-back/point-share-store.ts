import type { Knex } from 'knex';
import { newcomers, takeShare, type ShareAccount, type SharedPriority } from './point-shares.js';

/** A site that spent in the last day is known when the hour begins. */
const knownForMs = 24 * 3_600_000;

interface Place {
  readonly hour: Date;
  readonly priority: SharedPriority;
}

export interface ShareRequest extends Place {
  readonly site: string;
  readonly points: number;
  /** Points of the hour for this priority. */
  readonly part: number;
  /** Part of the hour that is over. */
  readonly elapsed: number;
}

const accountsOf = (trx: Knex.Transaction, { hour, priority }: Place) =>
  trx('forge_point_shares').where({ hour, priority });

const listKnown = async (trx: Knex.Transaction, { hour, priority }: Place): Promise<Set<string>> => {
  const sites = (await trx('forge_point_shares')
    .where({ priority })
    .where('hour', '<', hour)
    .where('hour', '>=', new Date(hour.getTime() - knownForMs))
    .whereNot({ site: newcomers })
    .distinct()
    .pluck('site')) as string[];
  return new Set(sites);
};

/** Takes points for shared work of a site, where its share or what others leave allows; the hour is locked. */
export const takeOfShare = async (trx: Knex.Transaction, request: ShareRequest): Promise<boolean> => {
  const { hour, priority, part, elapsed } = request;
  const known = await listKnown(trx, request);
  const accounts = (await accountsOf(trx, request).select('site', 'spent', 'reserve')) as ShareAccount[];
  const changed = takeShare({ part, elapsed, known, accounts }, request.site, request.points);
  if (changed === null) return false;
  await trx('forge_point_shares')
    .insert(changed.map(({ site, spent, reserve }) => ({ hour, priority, site, spent, reserve })))
    .onConflict(['hour', 'priority', 'site'])
    .merge(['spent', 'reserve']);
  return true;
};

/** Gives back what a call did not cost (below 0: takes what it cost more); the hour is locked. */
export const returnToShare = async (
  trx: Knex.Transaction,
  { points, site, ...place }: Omit<ShareRequest, 'part' | 'elapsed'>,
): Promise<void> => {
  const [row] = (await accountsOf(trx, place)
    .where({ site })
    .update({ spent: trx.raw('greatest(0, spent - ?)', [points]) })
    .returning('reserve')) as Pick<ShareAccount, 'reserve'>[];
  if (row === undefined) return;
  await accountsOf(trx, place)
    .where({ site: row.reserve === null ? newcomers : site })
    .update({ reserve: trx.raw('greatest(0, reserve + ?)', [points]) });
};

/** Hours that no question reaches any more. */
export const forgetHoursBefore = (trx: Knex.Transaction, hour: Date): Promise<number> =>
  trx('forge_points')
    .where('hour', '<', new Date(hour.getTime() - 2 * knownForMs))
    .delete();
