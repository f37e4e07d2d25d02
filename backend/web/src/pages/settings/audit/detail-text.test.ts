import { detailText } from './detail-text.js';

describe('detailText', () => {
  it('shows words as they are and anything else as JSON', () => {
    expect(detailText('viewer')).toBe('viewer');
    expect(detailText({ from: 1, to: null })).toBe('{"from":1,"to":null}');
    expect(detailText(3)).toBe('3');
  });

  it('shortens a batch and says by how much', () => {
    expect(detailText(['a', 'b'])).toBe('a, b');
    expect(detailText(Array.from({ length: 1205 }, (_, index) => `f${String(index)}`))).toBe(
      'f0, f1, f2, f3, f4 and 1,200 more',
    );
  });
});
