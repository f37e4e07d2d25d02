import type { RankingSettings, ValueBasis } from '@valora/contracts';
import type { Order } from './engine/index.js';

export interface Foundation {
  readonly basedOn: ValueBasis;
  /** One sentence for the top of the board. */
  readonly restsOn: string;
}

const readsPredictions = (order: Order): boolean =>
  order.scored.some(({ quantities }) => quantities.has('predictedRoi') || quantities.has('predictedValue'));

const predicted = (order: Order, outcomes: number): Foundation => {
  const bases = order.scored.map(({ feature }) => feature.prediction?.basedOn ?? 'prior');
  const count = bases.length;
  const assumed = bases.filter((basis) => basis === 'prior').length;
  if (outcomes > 0 && bases.includes('outcomes'))
    return {
      basedOn: 'outcomes',
      restsOn: `This order rests on what ${outcomes === 1 ? 'one delivered feature' : `${outcomes} delivered features`} returned.`,
    };
  if (assumed === count)
    return {
      basedOn: 'prior',
      restsOn:
        'This order rests on effort alone: nobody has given a value and no outcome is recorded, so every value is assumed.',
    };
  const estimated = count - assumed;
  const rest = assumed === 0 ? '' : `; the value of the other ${assumed} is assumed`;
  return {
    basedOn: 'estimate',
    restsOn: `This order rests on value estimates for ${estimated} of ${count} features${rest}. No outcome is recorded yet.`,
  };
};

const names: Partial<Record<RankingSettings['framework'], string>> = {
  rice: 'RICE',
  ice: 'ICE',
  wsjf: 'WSJF',
  opportunity: 'the opportunity score',
  value_effort: 'value per effort',
  weighted: 'the weighted criteria',
  formula: 'the team’s formula',
};

/** What the whole order rests on. `outcomes` counts the delivered features the predictions learned from. */
export const foundationOf = (order: Order, settings: RankingSettings, outcomes: number): Foundation => {
  if (order.scored.length === 0)
    return { basedOn: 'prior', restsOn: 'Nothing is ranked yet: add features, or import a backlog.' };
  if (readsPredictions(order)) return predicted(order, outcomes);
  return {
    basedOn: 'estimate',
    restsOn: `This order rests on the inputs people gave for ${names[settings.framework] ?? 'it'}, taken as they are.`,
  };
};
