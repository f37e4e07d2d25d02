import { findIdsByKey, refreshDemand } from '../features/index.js';
import { getTeamSettings } from '../identity/index.js';
import { conflict, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { sampleProduct } from './data/product.js';
import { moneyFactor } from './money-factor.js';
import { hasSample, lockSample } from './sample-state.js';
import { sampleWorkspace, type SampleWorkspace } from './sample-workspace.js';
import { writeFeatures } from './write-features.js';
import { writeOutcomes } from './write-outcomes.js';
import { writeSignals } from './write-signals.js';

export interface LoadedSample {
  readonly features: number;
  readonly signals: number;
  readonly outcomes: number;
}

/** Takes FM, or FM2, FM3 … where the team has such keys of its own. */
const withFreeKeys = async (scope: TeamScope, now: Date): Promise<SampleWorkspace> => {
  for (let attempt = 1; ; attempt += 1) {
    const keyPrefix = attempt === 1 ? sampleProduct.keyPrefix : `${sampleProduct.keyPrefix}${attempt}`;
    const workspace = sampleWorkspace({ now, keyPrefix });
    const taken = await findIdsByKey(
      scope,
      workspace.features.map(({ key }) => key),
    );
    if (taken.size === 0) return workspace;
  }
};

/**
 * Fills the team with the sample product, all in the transaction of the scope and all marked as sample.
 * @throws AppError conflict when it is there already
 */
export const loadSample = async (
  scope: TeamScope,
  options: { actor: Actor; now: Date },
): Promise<LoadedSample> => {
  const { actor, now } = options;
  await lockSample(scope);
  if (await hasSample(scope)) throw conflict('The sample data is there already.');
  const settings = await getTeamSettings(scope);
  const factor = moneyFactor(settings);
  const workspace = await withFreeKeys(scope, now);
  const { features, signals } = workspace;
  const ids = await writeFeatures(scope, { features, factor });
  await writeSignals(scope, { workspace, featureIds: ids, factor, actor });
  await refreshDemand(scope, [...ids.values()]);
  const money = { currency: settings.currency, factor };
  const outcomes = await writeOutcomes(scope, { features, ids, money, now });
  await recordEvent(scope, {
    type: 'sample.loaded',
    actor,
    payload: { featureIds: [...ids.values()], signals: signals.length, outcomes },
  });
  return { features: features.length, signals: signals.length, outcomes };
};
