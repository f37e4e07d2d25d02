import type { EffortBasis, RankingSettings, ValueBasis } from '@valora/contracts';
import type { Order, OrderDriver } from './engine/index.js';
import { areAllEqual, isInputName, orderDrivers, quantityWords, shownNames } from './engine/index.js';
import { basisOf, valueBasesOf, valueWords, whyValueIsSilent, type ValueBases } from './value-basis.js';

export interface Foundation {
  readonly basedOn: ValueBasis;
  /** One sentence or two for the top of the board. */
  readonly restsOn: string;
}

const names: Record<RankingSettings['framework'], string> = {
  roi: 'predicted return',
  rice: 'RICE',
  ice: 'ICE',
  wsjf: 'WSJF',
  opportunity: 'the opportunity score',
  value_effort: 'value per effort',
  weighted: 'the weighted criteria',
  formula: 'the team’s formula',
};

const effortWords: Record<EffortBasis, string> = {
  history: 'what delivered features took',
  estimate: 'estimates of time',
  points: 'story points',
  text: 'the text alone',
  prior: 'an assumed usual effort',
};

/** Whose word the predicted effort is, the most frequent first. */
const effortSentence = ({ scored }: Order): string => {
  const counts = new Map<EffortBasis, number>();
  for (const { feature } of scored) {
    const basis = feature.prediction?.effortBasedOn ?? 'prior';
    counts.set(basis, (counts.get(basis) ?? 0) + 1);
  }
  const bases = [...counts].sort((a, b) => b[1] - a[1]);
  if (bases.length === 1) return ` Effort comes from ${effortWords[bases[0]![0]]}.`;
  return ` Effort comes from ${bases.map(([basis, count]) => `${effortWords[basis]} (${count})`).join(', ')}.`;
};

/** Below this share of the list a variable does not count as something the order rests on. */
const least = 0.001;
const tells = ({ effect }: OrderDriver): boolean => effect > least;

const byReturn = (order: Order, bases: ValueBases, drivers: readonly OrderDriver[]): Foundation => {
  const basedOn = basisOf(bases);
  if (drivers.some((driver) => driver.variable === 'predictedValue' && tells(driver)))
    return { basedOn, restsOn: `This order rests on ${valueWords(bases)}.` };
  return {
    basedOn,
    restsOn: `This order rests on effort alone: ${whyValueIsSilent(bases)}.${effortSentence(order)}`,
  };
};

const predictedWorth: ReadonlySet<string> = new Set(['predictedRoi', 'predictedValue']);

const byCriteria = (
  settings: RankingSettings,
  bases: ValueBases,
  drivers: readonly OrderDriver[],
): Foundation => {
  const words = (some: readonly OrderDriver[]): string =>
    shownNames(some.map(({ variable }) => quantityWords(variable)));
  const silent = drivers.filter((driver) => !tells(driver));
  const readsWorth = drivers.some(({ variable }) => predictedWorth.has(variable));
  const inputs = readsWorth
    ? `on ${names[settings.framework]}`
    : `on the inputs people gave for ${names[settings.framework]}, taken as they are`;
  const [first] = drivers;
  const clauses = [
    drivers.length > 1 && first !== undefined ? `${words([first])} moves it most` : '',
    silent.length > 0 ? `${words(silent)} ${silent.length === 1 ? 'changes' : 'change'} no place` : '',
  ].filter((clause) => clause !== '');
  const detail = clauses.length === 0 ? '' : `: ${clauses.join(', ')}`;
  const isWorthKnown = bases.estimated + bases.learned > 0;
  const worth = isWorthKnown
    ? ` Predicted return rests on ${valueWords(bases)}.`
    : ` Predicted return rests on effort alone: ${whyValueIsSilent(bases)}.`;
  return {
    basedOn: readsWorth ? basisOf(bases) : 'estimate',
    restsOn: `This order rests ${inputs}${detail}.${readsWorth ? worth : ''}`,
  };
};

const nothingRanked = ({ unscored }: Order, settings: RankingSettings): string => {
  if (unscored.length === 0) return 'Nothing is ranked yet: add features, or import a backlog.';
  const missing = unscored.map((row) => row.missing);
  const asked = [...new Set(missing.flat())].filter(isInputName);
  if (asked.length > 0)
    return `Nothing is ranked yet: no feature has all that ${names[settings.framework]} reads; ${shownNames(asked.map(quantityWords), 4)} ${asked.length === 1 ? 'is' : 'are'} missing.`;
  if (missing.some((one) => one.includes('prediction')))
    return 'Nothing is ranked yet: the features are being predicted.';
  const reasons = [
    ...new Set(missing.flat().map((one) => (one.startsWith('sub-task of') ? 'sub-task' : one))),
  ];
  return `Nothing is ranked: what there is is outside the ranking (${shownNames(reasons, 4)}).`;
};

/**
 * What the whole order rests on, measured: a quantity that is the same for every feature tells none apart, so a value that
 * is assumed alike for all leaves effort alone, however many outcomes taught what is usual.
 */
export const foundationOf = (order: Order, settings: RankingSettings): Foundation => {
  const { scored } = order;
  const bases = valueBasesOf(scored.map(({ feature }) => feature));
  if (scored.length === 0) return { basedOn: 'prior', restsOn: nothingRanked(order, settings) };
  if (scored.length === 1)
    return {
      basedOn: basisOf(bases),
      restsOn: `Only ${scored[0]!.key} is ranked, so there is nothing to compare it with yet.`,
    };
  if (areAllEqual(scored))
    return {
      basedOn: basisOf(bases),
      restsOn: `Nothing tells these ${scored.length} features apart yet: all have the same score, so they stand in the order of their keys.`,
    };
  const drivers = orderDrivers(order);
  return settings.framework === 'roi'
    ? byReturn(order, bases, drivers)
    : byCriteria(settings, bases, drivers);
};
