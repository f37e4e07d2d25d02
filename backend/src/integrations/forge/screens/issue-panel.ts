import type { IssuePanel, Role } from '@valora/contracts';
import { findSimilarAtOnce, type TeamIndexes } from '../../../features/index.js';
import { AppError, type Database, type Logger, type TeamScope } from '../../../platform/index.js';
import { explainRank, getRankingSummary } from '../../../rankings/index.js';
import { loadSignals } from '../../../signals/index.js';
import { markWatched } from '../write-back/index.js';
import { findPanelRow, type IssueAsked } from './panel-row.js';
import { staleBecause } from './stale-because.js';
import { whyAbsent } from './why-absent.js';

export interface PanelDeps {
  readonly indexes: TeamIndexes;
  readonly database: Pick<Database, 'inTeam'>;
  readonly log: Logger;
  readonly now: () => Date;
}

const shownSimilar = 5;

/** Null where nothing of the team was compared yet: that begins, and nobody waits for it. */
const similarTo = async (
  scope: TeamScope,
  { indexes, database, log }: PanelDeps,
  id: string,
): Promise<IssuePanel['similar']> => {
  const similar = await findSimilarAtOnce(scope, indexes, { id, limit: shownSimilar });
  if (similar === null)
    indexes.prepareFeatures(database, scope.teamId).catch((err: unknown) => {
      log.error({ err, teamId: scope.teamId }, 'features could not be compared beforehand');
    });
  return similar;
};

/** Everything the issue panel shows, without asking Jira. @throws AppError not_found, saying what to do */
export const issuePanel = async (
  scope: TeamScope,
  deps: PanelDeps,
  asked: IssueAsked & { readonly role: Role },
): Promise<IssuePanel> => {
  const found = await findPanelRow(scope, asked);
  if (found === null) throw new AppError('not_found', await whyAbsent(scope, asked.issueId));
  const { row, reading, isNumbersOnly } = found;
  if (!found.isWatched) await markWatched(scope, [asked.issueId]);
  const { scoreUnit, framework, restsOn } = found.summary ?? (await getRankingSummary(scope));
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
    // What resembles it is told by words; without them there is nothing to tell.
    similar: isNumbersOnly ? [] : await similarTo(scope, deps, row.id),
    epic: found.epic,
    version: row.version,
    syncedAt: reading.syncedAt?.toISOString() ?? null,
    staleBecause: staleBecause(reading, deps.now()),
    numbersOnly: isNumbersOnly,
    mayRecordComments: found.mayRecordComments,
  };
};
