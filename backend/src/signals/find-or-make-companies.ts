import { newId, type TeamScope } from '../platform/index.js';
import { tidyCompanyName } from './company-name.js';

export interface NewCompany {
  readonly name: string;
  /** In the team’s currency, per year. */
  readonly annualRevenue?: number | null;
  readonly segment?: string | null;
}

/**
 * Companies by name without regard to case; those that do not exist are made. A company that exists stays as it is.
 * @returns id by the name as it was given
 */
export const findOrMakeCompanies = async (
  { trx, teamId }: TeamScope,
  options: { companies: readonly NewCompany[]; isSample?: boolean },
): Promise<Map<string, string>> => {
  const { companies, isSample = false } = options;
  if (companies.length === 0) return new Map();
  // In one order everywhere, so that two recordings that make the same companies cannot wait for each other in a circle.
  const rows = companies
    .map(({ name, annualRevenue, segment }) => ({
      team_id: teamId,
      id: newId(),
      name: tidyCompanyName(name),
      annual_revenue: annualRevenue ?? null,
      segment: segment ?? null,
      is_sample: isSample,
    }))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  await trx('companies').insert(rows).onConflict().ignore();
  const tidy = companies.map(({ name }) => tidyCompanyName(name));
  const found = (await trx.raw(
    `select given.name, c.id from unnest(:names::text[]) as given (name)
     join companies c on c.team_id = :teamId and lower(c.name) = lower(given.name)`,
    { names: tidy, teamId },
  )) as { rows: { name: string; id: string }[] };
  const byName = new Map(found.rows.map(({ name, id }) => [name, id]));
  return new Map(
    companies.flatMap(({ name }) => {
      const id = byName.get(tidyCompanyName(name));
      return id === undefined ? [] : [[name, id] as const];
    }),
  );
};

/** @returns null where no company was named */
export const findOrMakeCompany = async (scope: TeamScope, name: string | null): Promise<string | null> => {
  if (name === null) return null;
  const ids = await findOrMakeCompanies(scope, { companies: [{ name }] });
  return ids.get(name) ?? null;
};
