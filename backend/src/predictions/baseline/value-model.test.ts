import { aDelivered, aPredictable, steadyNoise } from '../testing/builders.js';
import { meanOf } from './mixture.js';
import { estimateValue } from './value.js';
import { fitValueModel } from './value-model.js';

const medianCost = { logMoney: Math.log(3000) };
const asked = (demand: number) => aPredictable({ key: 'N-1', demand });

const delivered = (count: number, realisedValue: (demand: number, i: number) => number) =>
  Array.from({ length: count }, (_, i) => {
    const demand = Math.floor(steadyNoise(i + 1) * 30);
    return aDelivered({ key: `D-${i}`, demand, realisedValue: realisedValue(demand, i) });
  });
const mean = (history: ReturnType<typeof delivered>, demand: number) =>
  meanOf(estimateValue(fitValueModel(history, medianCost), asked(demand)).value);

describe('what demand may say about value', () => {
  it('speaks once outcomes show that it pays', () => {
    const history = delivered(60, (demand) => (demand > 12 ? 500 * demand : 0));
    expect(mean(history, 25)).toBeGreaterThan(2 * mean(history, 1));
  });

  it('is silent where outcomes do not bear it out', () => {
    const history = delivered(60, (_, i) => (steadyNoise(i + 777) > 0.6 ? 4000 : 0));
    expect(mean(history, 25)).toBe(mean(history, 1));
  });

  it('is silent while there are few outcomes', () => {
    const history = delivered(19, (demand) => (demand > 12 ? 500 * demand : 0));
    expect(mean(history, 25)).toBe(mean(history, 1));
  });
});

describe('value of a feature', () => {
  it('says what it rests on', () => {
    const none = fitValueModel([], medianCost);
    const some = fitValueModel(
      delivered(8, () => 1000),
      medianCost,
    );
    const estimated = aPredictable({ inputs: { value: 9000 } });
    expect(estimateValue(none, asked(3)).basedOn).toBe('prior');
    expect(estimateValue(none, estimated).basedOn).toBe('estimate');
    expect(estimateValue(some, estimated).basedOn).toBe('outcomes');
  });

  it('does not count deliveries whose value nobody knows', () => {
    expect(fitValueModel([aDelivered({ actualEffortDays: 3 })], medianCost).outcomes).toHaveLength(0);
  });

  it('reads an estimate of nothing as the least effect, not as an error', () => {
    const model = fitValueModel([], medianCost);
    const nothing = meanOf(estimateValue(model, aPredictable({ inputs: { value: 0 } })).value);
    expect(nothing).toBeGreaterThan(0);
    expect(nothing).toBeLessThan(meanOf(model.base) / 5);
  });
});
