import type { Contribution, Prediction, RankExplanation } from '@valora/contracts';
import { explainInWords, type ToExplain } from './explain-in-words.js';

const part = (name: string, amount: number): Contribution => ({
  name,
  amount,
  source: 'human',
  asOf: null,
  actor: null,
});

const explanation: RankExplanation = {
  featureId: '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10',
  rank: 3,
  modelRank: 3,
  rankLow: 2,
  rankHigh: 7,
  tier: 1,
  rankedCount: 118,
  score: 110,
  scoreUnit: '% ROI',
  missing: [],
  contributions: [
    part('baseline', 40),
    part('value', 82.4),
    part('predictedEffortDays', -20.04),
    part('demand', 6.26),
    part('reach', 1.4),
    part('mood_of_the_day', 0.01),
  ],
  pTop: null,
  override: null,
  changes: [],
  counterfactuals: [],
  neighbours: [],
  computedAt: null,
};

const prediction = (change: Partial<Prediction> = {}): Prediction =>
  ({
    roi: { mean: 1.104, p10: -0.2, p50: 0.9, p90: 2.6, pLoss: 0.2 },
    notEnoughSignal: false,
    missingInputs: [],
    ...change,
  }) as Prediction;

const words = (change: Partial<ToExplain> = {}): string =>
  explainInWords({
    issueKey: 'SHOP-1',
    prediction: prediction(),
    explanation,
    staleBecause: null,
    ...change,
  });

describe('explainInWords', () => {
  it('says place, return and what speaks for and against it', () => {
    expect(words()).toBe(
      'SHOP-1 ranks 3 of 118, 2 to 7 in 80 % of the model’s draws. ' +
        'The prediction is a return of +110 %, with an 80 % interval of −20 % to +260 %. ' +
        'In points of % ROI, for it speak most value estimate (+82) and demand (+6.3); against it predicted effort (−20).',
    );
  });

  it('names the person who put it there beside the model’s own rank', () => {
    const override = {
      position: 1,
      reason: 'promised to Acme',
      actor: 'Ana',
      createdAt: '2026-11-20T00:00:00.000Z',
      expiresAt: null,
    };
    expect(words({ explanation: { ...explanation, rank: 1, override } })).toMatch(
      /^SHOP-1 ranks 1 of 118 because Ana put it there \(promised to Acme\); the model’s own rank is 3, 2 to 7 in 80 %/,
    );
  });

  it('says what is too close to call, and nothing of what is clear', () => {
    const near = (key: string, pWins: number) => ({
      featureId: explanation.featureId,
      key,
      jiraKey: key,
      title: key,
      modelRank: 4,
      pWins,
    });
    const text = words({
      explanation: { ...explanation, neighbours: [near('SHOP-7', 0.46), near('SHOP-8', 0.95)] },
    });
    expect(text).toContain('Too close to call against SHOP-7 (ahead of it with 46 %).');
    expect(text).not.toContain('SHOP-8');
  });

  it('says when there is not enough signal and what would sharpen it', () => {
    const little = prediction({
      notEnoughSignal: true,
      missingInputs: ['value', 'outcomes', 'dayRate', 'impact'],
    });
    const text = words({ prediction: little });
    expect(text).toContain(
      'There is not enough signal about its value: the prior alone would give a return of +110 %',
    );
    expect(text).toContain(
      'What would sharpen it most: value estimate, what delivered features returned, and a confirmed day rate.',
    );
  });

  it.each([
    [['reach', 'my_criterion'], 'SHOP-1 is not ranked: it needs reach and my criterion.'],
    [['delivered'], 'SHOP-1 is not ranked: delivered.'],
    [['sub-task of SHOP-2'], 'SHOP-1 is not ranked: sub-task of SHOP-2.'],
    [[], 'SHOP-1 is not ranked yet.'],
  ])('says why it has no rank: %j', (missing, said) => {
    const unranked = { ...explanation, rank: null, modelRank: null, contributions: [], missing };
    expect(words({ explanation: unranked, prediction: null })).toBe(
      `${said} There is no prediction for it yet.`,
    );
  });

  it('ends with what makes the figures old', () => {
    expect(words({ staleBecause: 'The last reading of the project failed.' })).toMatch(
      / The last reading of the project failed\.$/,
    );
  });
});
