import { fitLine, predictByLine } from './line-model.js';
import { lowerMeanWins, ruleOfProduct, simulateRetraining } from './simulate-retraining.js';
import { simulatedTeam } from './simulated-team.js';

const total = (results: readonly { promotions: number; worse: number }[]) => ({
  promotions: results.reduce((sum, { promotions }) => sum + promotions, 0),
  worse: results.reduce((sum, { worse }) => sum + worse, 0),
});

describe('simulated retraining', () => {
  it('recovers a line', () => {
    const outcomes = Array.from({ length: 50 }, (_, i) => {
      const inputs = [Math.sin(i), Math.cos(3 * i)];
      return { inputs, days: Math.exp(1 + 0.5 * (inputs[0] ?? 0) - 0.25 * (inputs[1] ?? 0)) };
    });
    const model = fitLine(outcomes, 1e-6);
    expect(predictByLine(model, [0.3, -0.2]).p50).toBeCloseTo(Math.exp(1 + 0.15 + 0.05), 2);
    expect(model.sd).toBeLessThan(0.05);
  });

  it('is the same whenever it runs', () => {
    expect(simulateRetraining(1, 20, ruleOfProduct)).toEqual(simulateRetraining(1, 20, ruleOfProduct));
    expect(simulatedTeam(1).deliver()).toEqual(simulatedTeam(1).deliver());
  });

  it('promotes at most two worse challengers in five teams of 100, and fewer than comparing means does', () => {
    const teams = [1, 2, 3, 4, 5].map((team) => team * 1_000);
    const ours = teams.map((seed) => simulateRetraining(seed, 100, ruleOfProduct));
    const careless = teams.map((seed) => simulateRetraining(seed, 100, lowerMeanWins));
    expect(total(ours).worse).toBeLessThanOrEqual(2);
    expect(total(ours).promotions).toBeGreaterThanOrEqual(teams.length);
    expect(total(careless).worse).toBeGreaterThan(total(ours).worse);
    for (const { priorLoss, finalLoss } of ours) expect(finalLoss).toBeLessThan(priorLoss);
  });
});
