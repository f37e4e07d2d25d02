import type { Knex } from 'knex';
import type { Clock, Database } from '../../../platform/index.js';
import type { JiraPoints } from '../../jira/index.js';
import { isShared, reaches, type PointsPriority } from './point-shares.js';
import { returnToShare, takeOfShare } from './point-share-store.js';

const hourMs = 3_600_000;
/** A share grows by and by, so asking again helps before the hour is over. */
const shareWaitMs = 5 * 60_000;

export interface PointsSettings {
  readonly database: Pick<Database, 'global'>;
  readonly clock: Clock;
  readonly pointsPerHour: number;
}

export interface PointsRead {
  readonly spent: number;
  readonly limit: number;
  /** Start of the next UTC hour. */
  readonly resetsAt: Date;
}

export interface PointsSpender {
  /** Base address of the site's calls: what is shared is shared among sites. */
  readonly site: string;
  readonly priority: PointsPriority;
}

/** The app's points of Jira's REST API: one purse over all sites and processes, filled at each UTC hour. */
export interface PointsBudget {
  /** What a client of a site asks before its calls. */
  readonly spender: (spender: PointsSpender) => JiraPoints;
  readonly read: () => Promise<PointsRead>;
}

interface Moment {
  readonly hour: Date;
  /** Part of the hour that is over, 0 to 1. */
  readonly elapsed: number;
  readonly untilNextMs: number;
}

const momentOf = (now: Date): Moment => {
  const startMs = Math.floor(now.getTime() / hourMs) * hourMs;
  const sinceMs = now.getTime() - startMs;
  return { hour: new Date(startMs), elapsed: sinceMs / hourMs, untilNextMs: hourMs - sinceMs };
};

/** Locks the hour's purse until the transaction ends, so that processes take turns. */
const lockHour = async (trx: Knex.Transaction, hour: Date): Promise<number> => {
  await trx('forge_points').insert({ hour }).onConflict('hour').ignore();
  const row = (await trx('forge_points').where({ hour }).forUpdate().first('spent')) as { spent: number };
  return row.spent;
};

/** The hour is locked. */
const setSpent = async (trx: Knex.Transaction, hour: Date, spent: number): Promise<void> => {
  await trx('forge_points').where({ hour }).update({ spent });
};

export const createPointsBudget = ({ database, clock, pointsPerHour }: PointsSettings): PointsBudget => {
  const take = ({ site, priority }: PointsSpender, points: number): Promise<number | null> =>
    database.global(async (trx) => {
      const { hour, elapsed, untilNextMs } = momentOf(clock.now());
      const spent = await lockHour(trx, hour);
      const reach = Math.floor(reaches[priority] * pointsPerHour);
      if (spent + points > reach) return untilNextMs;
      if (isShared(priority)) {
        const asked = { hour, elapsed, priority, site, part: reach, points };
        if (!(await takeOfShare(trx, asked))) return Math.min(shareWaitMs, untilNextMs);
      }
      await setSpent(trx, hour, spent + points);
      return null;
    });

  const settle = async (
    { site, priority }: PointsSpender,
    { above, left }: { readonly above: number; readonly left: number | null },
  ): Promise<void> => {
    const heard = left === null ? 0 : pointsPerHour - left;
    if (above === 0 && heard <= 0) return;
    const { hour } = momentOf(clock.now());
    await database.global(async (trx) => {
      const spent = await lockHour(trx, hour);
      // Jira knows better what others, or an earlier release, took of the purse.
      const known = Math.max(0, spent + above, heard);
      if (known !== spent) await setSpent(trx, hour, known);
      if (above !== 0 && isShared(priority))
        await returnToShare(trx, { hour, priority, site, points: -above });
    });
  };

  return {
    spender: (spender) => ({
      take: (points) => take(spender, points),
      settle: (facts) => settle(spender, facts),
    }),
    read: () => readPoints({ database, clock, pointsPerHour }),
  };
};

/** How the hour stands, for the admin page. */
export const readPoints = ({ database, clock, pointsPerHour }: PointsSettings): Promise<PointsRead> => {
  const { hour, untilNextMs } = momentOf(clock.now());
  return database.global(async (trx) => {
    const row = (await trx('forge_points').where({ hour }).first('spent')) as { spent: number } | undefined;
    return {
      spent: row?.spent ?? 0,
      limit: pointsPerHour,
      resetsAt: new Date(clock.now().getTime() + untilNextMs),
    };
  });
};
