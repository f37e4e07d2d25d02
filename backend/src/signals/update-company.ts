import type { Body, Company, signals as contract } from '@valora/contracts';
import { conflict, recordEvent, versionMismatch, type Actor, type TeamScope } from '../platform/index.js';
import { tidyCompanyName } from './company-name.js';
import { getCompany } from './company-store.js';
import { featuresOf } from './links.js';

type CompanyDetails = Body<(typeof contract)['updateCompany']>;

const uniqueViolation = '23505';

const saveDetails = async (
  { trx, teamId }: TeamScope,
  company: { id: string; name: string; details: CompanyDetails; expectedVersion: number },
): Promise<number> => {
  const { id, name, details, expectedVersion } = company;
  try {
    return await trx('companies')
      .where({ team_id: teamId, id, version: expectedVersion })
      .update({
        name,
        annual_revenue: details.annualRevenue,
        segment: details.segment,
        version: expectedVersion + 1,
      });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === uniqueViolation)
      throw conflict(`There is another company named “${name}”.`);
    throw error;
  }
};

const featuresAskedForBy = async (scope: TeamScope, companyId: string): Promise<string[]> => {
  const { trx, teamId } = scope;
  const ids = (await trx('signals')
    .where({ team_id: teamId, company_id: companyId })
    .pluck('id')) as string[];
  return [...new Set([...(await featuresOf(scope, ids)).values()].flat())].sort();
};

/** @throws AppError not_found, version_mismatch, conflict when another company has the name */
export const updateCompany = async (
  scope: TeamScope,
  change: {
    id: string;
    details: CompanyDetails;
    expectedVersion: number;
    actor: Actor;
  },
): Promise<Company> => {
  const { id, details, expectedVersion, actor } = change;
  const name = tidyCompanyName(details.name);
  const changed = await saveDetails(scope, { id, name, details, expectedVersion });
  const company = await getCompany(scope, id);
  if (changed === 0) throw versionMismatch(company.version);
  await recordEvent(scope, {
    type: 'company.updated',
    subjectId: id,
    actor,
    payload: { companyId: id, featureIds: await featuresAskedForBy(scope, id) },
  });
  return company;
};
