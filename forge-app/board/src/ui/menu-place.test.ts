import { menuPlace } from './menu-place.js';

describe('menuPlace', () => {
  const menu = { width: 200, height: 300 };
  const view = { width: 390, height: 844 };
  const at = (top: number, right: number) =>
    menuPlace({ anchor: { top, bottom: top + 32, right }, menu, view });

  it('opens below, or above where the screen ends', () => {
    expect(at(100, 380)).toEqual({ top: 136, left: 180 });
    expect(at(700, 380)).toEqual({ top: 396, left: 180 });
  });

  it('stays on the screen', () => {
    expect(at(100, 50).left).toBe(8);
    expect(
      menuPlace({ anchor: { top: 10, bottom: 42, right: 380 }, menu, view: { width: 390, height: 200 } }).top,
    ).toBe(8);
  });
});
