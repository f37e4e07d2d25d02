import type { IssuePanel, Role } from '@valora/contracts';
import { findSimilarFeatures, type TeamIndexes } from '../../../features/index.js';
import { AppError, type TeamScope } from '../../../platform/index.js';
import { explainRank, getRankingSummary } from '../../../rankings/index.js';
import { loadSignals } from '../../../signals/index.js';
import { markWatched } from '../write-back/index.js';
import { findPanelRow, type IssueAsked } from './panel-row.js';
import { staleBecause } from './stale-because.js';
import { whyAbsent } from './why-absent.js';

export interface PanelDeps {
  readonly indexes: TeamIndexes;
  readonly now: () => Date;
}

const shownSimilar = 5;

/** Everything the issue panel shows, without asking Jira. @throws AppError not_found, saying what to do */
export const issuePanel = async (
  scope: TeamScope,
  { indexes, now }: PanelDeps,
  asked: IssueAsked & { readonly role: Role },
): Promise<IssuePanel> => {
  const found = await findPanelRow(scope, asked);
  if (found === null) throw new AppError('not_found', await whyAbsent(scope, asked.issueId));
  const { row, reading, isNumbersOnly } = found;
  if (!found.isWatched) await markWatched(scope, [asked.issueId]);
  const { scoreUnit, framework, restsOn } = found.summary ?? (await getRankingSummary(scope));
  // What resembles it is told by words; without them there is nothing to tell.
  const similar = isNumbersOnly
    ? []
    : (await findSimilarFeatures(scope, indexes, { id: row.id, limit: shownSimilar })).items;
  return {
    issueId: asked.issueId,
    featureId: row.id,
    key: found.jiraKey ?? row.key,
    role: asked.role,
    row,
    prediction: found.prediction,
    explanation: await explainRank(scope, row.id),
    ranking: { scoreUnit, framework, restsOn },
    actualEffortDays: found.actualEffortDays,
    inputs: found.inputs,
    signals: {
      items: found.signalIds.length === 0 ? [] : await loadSignals(scope, found.signalIds),
      total: found.signalCount,
    },
    similar,
    epic: found.epic,
    version: row.version,
    syncedAt: reading.syncedAt?.toISOString() ?? null,
    staleBecause: staleBecause(reading, now()),
    numbersOnly: isNumbersOnly,
  };
};
