import {
  fewestOutcomes,
  modelKind,
  type KindPerformance,
  type ModelDrift,
  type ModelKind,
  type ModelPerformance,
} from '@valora/contracts';
import { getTeamSettings } from '../identity/index.js';
import type { TeamScope } from '../platform/index.js';
import { toModel, type ModelRecord } from './model-record.js';
import { findChampionRecord, models } from './model-store.js';
import { loadPromisedOutcomes, type PromisedOutcome } from './promised-outcomes.js';
import { liveFigures, reliabilityOf } from './rules/live-figures.js';
import { toTrainingRun } from './run-record.js';
import { lastRun } from './run-store.js';

const findChallenger = async (scope: TeamScope, kind: ModelKind): Promise<ModelRecord | undefined> =>
  (await models(scope).where({ kind, state: 'challenger' }).orderBy('id', 'desc').first()) as
    ModelRecord | undefined;

const findDrift = async ({ trx, teamId }: TeamScope, kind: ModelKind): Promise<ModelDrift | null> => {
  const watch = (await trx('model_watch').where({ team_id: teamId, kind }).first('drift')) as
    { drift: ModelDrift | null } | undefined;
  return watch?.drift ?? null;
};

const ofKind = async (
  scope: TeamScope,
  kind: ModelKind,
  outcomes: readonly PromisedOutcome[],
): Promise<KindPerformance> => {
  const champion = await findChampionRecord(scope, kind);
  const challenger = await findChallenger(scope, kind);
  const run = await lastRun(scope, kind);
  const figures = outcomes.map((one) => ({ ...one, lost: one.money?.lost ?? null }));
  return {
    kind,
    champion: champion && toModel(champion),
    challenger: challenger === undefined ? null : toModel(challenger),
    lastRun: run && toTrainingRun(run),
    n: outcomes.length,
    nOfChampion:
      champion === null
        ? outcomes.length
        : outcomes.filter(({ modelVersion }) => modelVersion.includes(champion.version)).length,
    live: liveFigures(kind, figures),
    reliability: reliabilityOf(figures),
    drift: await findDrift(scope, kind),
  };
};

const totalsOf = (outcomes: readonly PromisedOutcome[]): ModelPerformance['ledger']['totals'] => {
  const money = outcomes.flatMap((one) => one.money ?? []);
  if (money.length < fewestOutcomes) return null;
  const promised = money.reduce((sum, one) => sum + one.promised, 0);
  const realised = money.reduce((sum, one) => sum + one.realised, 0);
  return { promised, realised, ratio: realised === 0 ? null : promised / realised };
};

/** How well a team’s predictions turned out: of its own outcomes, or of the sample’s as long as it has none. */
export const modelPerformance = async (scope: TeamScope): Promise<ModelPerformance> => {
  const all = await loadPromisedOutcomes(scope);
  const everything = [...all.effort, ...all.value];
  const ofSample = everything.length > 0 && everything.every(({ isSample }) => isSample);
  const chosen = (kind: ModelKind): PromisedOutcome[] =>
    all[kind].filter(({ isSample }) => isSample === ofSample);
  const kinds: KindPerformance[] = [];
  for (const kind of modelKind.options) kinds.push(await ofKind(scope, kind, chosen(kind)));
  const { currency } = await getTeamSettings(scope);
  return {
    fewest: fewestOutcomes,
    ofSample,
    kinds,
    ledger: { n: chosen('value').length, currency, totals: totalsOf(chosen('value')) },
  };
};
