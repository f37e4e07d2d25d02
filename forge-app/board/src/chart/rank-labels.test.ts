import { rankLabels } from './rank-labels.js';

const dot = (rank: number | null, x: number, y: number) => ({ x, y, point: { rank } });

describe('rankLabels', () => {
  it('labels each dot, and a crowd of dots once with all its ranks', () => {
    const labels = rankLabels([dot(1, 100, 100), dot(2, 300, 40), dot(3, 110, 108), dot(4, 100, 120)]);
    expect(labels).toEqual([
      { x: 110, y: (100 + 108 + 120) / 3, text: '1 · 3 · 4' },
      { x: 300, y: 40, text: '2' },
    ]);
  });

  it('prints nothing for what has no rank', () => {
    expect(rankLabels([dot(null, 0, 0)])).toEqual([{ x: 0, y: 0, text: '' }]);
    expect(rankLabels([])).toEqual([]);
  });
});
