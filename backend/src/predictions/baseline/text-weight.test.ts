import { steadyNoise } from '../testing/builders.js';
import { chooseWeights, type ReplayedIssue } from './text-weight.js';

const replayed = (target: (i: number) => number, shift: (i: number) => number): ReplayedIssue[] =>
  Array.from({ length: 200 }, (_, i) => ({
    window: Math.floor(i / 50),
    target: target(i),
    median: 1,
    shift: shift(i),
  }));

describe('how far text may move an estimate', () => {
  it('goes all the way where the text is right', () => {
    const truth = (i: number) => 2 * steadyNoise(i + 1);
    const weights = chooseWeights(replayed(truth, (i) => truth(i) - 1));
    expect(weights?.beside.weight).toBe(1);
    expect(weights?.alone?.weight).toBe(1);
  });

  it('is nowhere where the text guesses', () => {
    expect(
      chooseWeights(
        replayed(
          (i) => steadyNoise(i),
          (i) => steadyNoise(i + 999) - 0.5,
        ),
      ),
    ).toBeNull();
  });

  it('leaves the median alone where one window would suffer in days', () => {
    const truth = (i: number) => (i < 150 ? 3 * steadyNoise(i + 1) : 1);
    const weights = chooseWeights(replayed(truth, (i) => (i < 150 ? truth(i) - 1 : steadyNoise(i) - 0.5)));
    expect(weights?.beside.weight).toBe(1);
    expect(weights?.alone).toBeNull();
  });
});
