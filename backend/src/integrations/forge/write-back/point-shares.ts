/**
 * Who may spend points when: the more a call is waited for, the further into the hour's purse it may reach.
 * watched: somebody looks at it now · interactive: a person asked · sync: following a site · background: the rest.
 */
export const reaches = { watched: 1, interactive: 0.95, sync: 0.8, background: 0.65 } as const;
export type PointsPriority = keyof typeof reaches;
/** Work nobody waits for is shared among sites. */
export type SharedPriority = 'sync' | 'background';
export const isShared = (priority: PointsPriority): priority is SharedPriority =>
  priority === 'sync' || priority === 'background';

/** Draws on what is kept for all sites together that nobody knew when the hour began. */
export const newcomers = '';
const newcomersPart = 0.1;

/** What a site spent this hour. */
export interface ShareAccount {
  readonly site: string;
  readonly spent: number;
  /** What is still kept for it alone; null of a newcomer. */
  readonly reserve: number | null;
}

export interface SharedHour {
  /** Points of the hour for all work of one priority. */
  readonly part: number;
  /** Part of the hour that is over, 0 to 1. */
  readonly elapsed: number;
  /** Sites that were known when the hour began. */
  readonly known: ReadonlySet<string>;
  readonly accounts: readonly ShareAccount[];
}

const shareOf = ({ part, known }: SharedHour, site: string): number =>
  site === newcomers ? newcomersPart * part : ((1 - newcomersPart) * part) / known.size;

/** What is still kept for a site (or all newcomers): at most its share of the time that is left. */
export const keptFor = (hour: SharedHour, site: string): number => {
  const share = shareOf(hour, site);
  const reserve = hour.accounts.find((account) => account.site === site)?.reserve ?? share;
  return Math.min(reserve, share * (1 - hour.elapsed));
};

/**
 * Takes points for shared work: always out of what is kept for the site, and beyond that as long as what is kept for
 * others stays. So what is spent and what is kept never exceed the part together, and a site finds its share of the time
 * that is left whenever it comes; what it leaves lying is everybody's, a little more with each minute.
 * @returns the accounts as they stand then; null: not now
 */
export const takeShare = (hour: SharedHour, site: string, points: number): ShareAccount[] | null => {
  const { part, known, accounts } = hour;
  const payer = known.has(site) ? site : newcomers;
  const kept = keptFor(hour, payer);
  const keptForAll = [...known, newcomers].reduce((sum, one) => sum + keptFor(hour, one), 0);
  const spent = accounts.reduce((sum, account) => sum + account.spent, 0);
  if (points > kept && spent + points + keptForAll - kept > part) return null;
  const reserve = Math.max(0, kept - points);
  const spentBefore = accounts.find((account) => account.site === site)?.spent ?? 0;
  const own = { site, spent: spentBefore + points, reserve: payer === site ? reserve : null };
  return payer === site ? [own] : [own, { site: newcomers, spent: 0, reserve }];
};
