import type { TeamScope } from '../platform/index.js';
import { lockMerges, makeRoot } from './merge-groups.js';

/** Signals that people recorded and merged into sample signals stand for themselves again. */
const freeOwnSignals = async (scope: TeamScope): Promise<void> => {
  const { trx, teamId } = scope;
  const own = (await trx('signals as s')
    .join('signals as t', (join) => {
      join.on('t.team_id', 's.team_id').andOn('t.id', 's.merged_through');
    })
    .where({ 's.team_id': teamId, 's.is_sample': false, 't.is_sample': true })
    .orderBy('s.id')
    .pluck('s.id')) as string[];
  for (const id of own) await makeRoot(scope, id);
};

/** Removes all sample signals, and the sample companies nobody else spoke for; companies in use stay as the team’s own. */
export const removeSampleSignals = async (scope: TeamScope): Promise<void> => {
  const { trx, teamId } = scope;
  await lockMerges(scope);
  await freeOwnSignals(scope);
  await trx('signals').where({ team_id: teamId, is_sample: true }).delete();
  await trx.raw(
    `delete from companies c where c.team_id = :teamId and c.is_sample
     and not exists (select from signals s where s.team_id = c.team_id and s.company_id = c.id)`,
    { teamId },
  );
  await trx('companies').where({ team_id: teamId, is_sample: true }).update({ is_sample: false });
};
