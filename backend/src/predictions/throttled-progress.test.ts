import { throttledProgress } from './throttled-progress.js';

const toldOf = (total: number, steps: readonly [atMs: number, done: number][]) => {
  const told: number[] = [];
  let atMs = 0;
  const progress = throttledProgress(
    total,
    ({ done }) => told.push(done),
    () => atMs,
  );
  for (const [at, done] of steps) {
    atMs = at;
    progress(done);
  }
  return told;
};

describe('telling how far predictions are', () => {
  it('tells the first, one every half second, and the last', () => {
    const steps: [number, number][] = [
      [0, 100],
      [300, 200],
      [600, 300],
      [700, 900],
      [710, 1000],
    ];
    expect(toldOf(1000, steps)).toEqual([100, 300, 1000]);
  });

  it('is silent about short runs', () => {
    expect(
      toldOf(200, [
        [0, 100],
        [900, 200],
      ]),
    ).toEqual([]);
  });
});
