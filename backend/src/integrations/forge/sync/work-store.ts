import type { TeamScope } from '../../../platform/index.js';
import type { PreparedIssue } from './prepare-issues.js';

/** Keeps what was logged so far, in person-days of eight hours; nothing logged leaves no row. */
export const storeWork = async (
  { trx, teamId }: TeamScope,
  issues: readonly PreparedIssue[],
  { featureOf, asOf }: { readonly featureOf: ReadonlyMap<string, string>; readonly asOf: Date },
): Promise<void> => {
  const rows = issues.flatMap(({ id, spentDays }) => {
    const featureId = featureOf.get(id);
    return featureId === undefined ? [] : [{ featureId, spentDays }];
  });
  const none = rows.filter(({ spentDays }) => spentDays === null).map(({ featureId }) => featureId);
  await trx('jira_work').where({ team_id: teamId }).whereIn('feature_id', none).delete();
  const some = rows.flatMap(({ featureId, spentDays }) =>
    spentDays === null
      ? []
      : [{ team_id: teamId, feature_id: featureId, actual_days: spentDays, as_of: asOf }],
  );
  if (some.length > 0)
    await trx('jira_work').insert(some).onConflict(['team_id', 'feature_id']).merge(['actual_days', 'as_of']);
};
