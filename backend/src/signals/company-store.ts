import type { Company, Query, signals as contract } from '@valora/contracts';
import type { Knex } from 'knex';
import { getTeamSettings } from '../identity/index.js';
import { assertOnePaging, decodeCursor, notFound, toPage, type TeamScope } from '../platform/index.js';

interface CompanyRow {
  id: string;
  name: string;
  lower_name: string;
  annual_revenue: string | null;
  segment: string | null;
  is_sample: boolean;
  version: number;
}

const selectCompanies = ({ trx, teamId }: TeamScope): Knex.QueryBuilder =>
  trx('companies as c').where('c.team_id', teamId).select('c.*', trx.raw('lower(c.name) as lower_name'));

/** Revenue is kept in the team’s currency. */
const toCompany = (row: CompanyRow, currency: string): Company => ({
  id: row.id,
  name: row.name,
  annualRevenue: row.annual_revenue === null ? null : Number(row.annual_revenue),
  currency: row.annual_revenue === null ? null : currency,
  segment: row.segment,
  isSample: row.is_sample,
  version: row.version,
});

/** @throws AppError not_found */
export const getCompany = async (scope: TeamScope, id: string): Promise<Company> => {
  const row = (await selectCompanies(scope).where('c.id', id).first()) as CompanyRow | undefined;
  if (row === undefined) throw notFound('company');
  return toCompany(row, (await getTeamSettings(scope)).currency);
};

/** By name. @throws AppError invalid_input for a foreign cursor, or one together with a page */
export const listCompanies = async (scope: TeamScope, filter: Query<(typeof contract)['companies']>) => {
  assertOnePaging(filter);
  const query = selectCompanies(scope);
  if (filter.search !== undefined)
    query.whereRaw('c.name ilike ?', [`%${filter.search.trim().replace(/[\\%_]/g, '\\$&')}%`]);
  const counted =
    filter.page === undefined ? null : await query.clone().clearSelect().count('* as total').first();
  if (filter.page !== undefined) query.offset((filter.page - 1) * filter.limit);
  if (filter.cursor !== undefined)
    query.whereRaw('(lower(c.name), c.id) > (?, ?::uuid)', decodeCursor(filter.cursor, ['text', 'uuid']));
  const rows = (await query.orderByRaw('lower(c.name), c.id').limit(filter.limit + 1)) as CompanyRow[];
  const { currency } = await getTeamSettings(scope);
  const page = toPage({
    query: filter,
    rows,
    total: counted === null ? null : Number((counted as { total: string }).total),
    cursorOf: ({ lower_name, id }) => [lower_name, id],
  });
  return { ...page, items: page.items.map((row) => toCompany(row, currency)) };
};
