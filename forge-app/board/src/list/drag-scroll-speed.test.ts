import { dragScrollSpeed } from './drag-scroll-speed.js';

describe('dragScrollSpeed', () => {
  const at = (pointer: number) => dragScrollSpeed({ pointer, top: 100, bottom: 900 });

  it('rests in the middle and hurries towards both ends', () => {
    expect(at(500)).toBe(0);
    expect(at(100)).toBe(-18);
    expect(at(136)).toBe(-9);
    expect(at(900)).toBe(18);
    expect(at(40)).toBe(-18);
  });
});
