import type { Body, Signal, signals as contract } from '@valora/contracts';
import { recordEvent, versionMismatch, type Actor, type TeamScope } from '../platform/index.js';
import { findOrMakeCompany } from './find-or-make-companies.js';
import { getSignal } from './signal-store.js';
import { touchedBy } from './touched.js';

export type SignalDetails = Body<(typeof contract)['update']>;

/**
 * Corrects a signal; a detail that is null becomes empty.
 * @throws AppError not_found, version_mismatch
 */
export const updateSignal = async (
  scope: TeamScope,
  change: {
    id: string;
    details: SignalDetails;
    expectedVersion: number;
    actor: Actor;
  },
): Promise<Signal> => {
  const { id, details, expectedVersion, actor } = change;
  const { companyName, ...columns } = details;
  const companyId = await findOrMakeCompany(scope, companyName);
  const changed = await scope
    .trx('signals')
    .where({ team_id: scope.teamId, id, version: expectedVersion })
    .update({ ...columns, company_id: companyId, version: expectedVersion + 1 });
  const signal = await getSignal(scope, id);
  if (changed === 0) throw versionMismatch(signal.version);
  await recordEvent(scope, {
    type: 'signal.updated',
    subjectId: id,
    actor,
    payload: await touchedBy(scope, id),
  });
  return signal;
};
