import type { Actor, TeamScope } from '../platform/index.js';
import { findOrMakeCompanies, mergeSignal, recordSignals } from '../signals/index.js';
import type { SampleWorkspace } from './sample-workspace.js';

/** Records the sample’s companies and signals, attaches them, and merges what repeats. */
export const writeSignals = async (
  scope: TeamScope,
  options: {
    workspace: SampleWorkspace;
    featureIds: ReadonlyMap<string, string>;
    factor: number;
    actor: Actor;
  },
): Promise<void> => {
  const { workspace, featureIds, factor, actor } = options;
  const { companies, signals } = workspace;
  await findOrMakeCompanies(scope, {
    companies: companies.map((company) => ({ ...company, annualRevenue: company.annualRevenue * factor })),
    isSample: true,
  });
  const recorded = await recordSignals(scope, { signals, actor, isSample: true });
  const ids = new Map(signals.map(({ externalId }, index) => [externalId, recorded[index]?.id ?? '']));
  await scope.trx('feature_signals').insert(
    signals.flatMap(({ externalId, featureKey }) =>
      featureKey === null
        ? []
        : [
            {
              team_id: scope.teamId,
              feature_id: featureIds.get(featureKey) ?? '',
              signal_id: ids.get(externalId) ?? '',
              attached_by: actor.name,
            },
          ],
    ),
  );
  for (const { externalId, mergedInto } of signals)
    if (mergedInto !== null)
      await mergeSignal(scope, {
        id: ids.get(externalId) ?? '',
        intoId: ids.get(mergedInto) ?? '',
        actor,
      });
};
