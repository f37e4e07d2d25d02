import { themeChoiceOf } from './theme-choice.js';

describe('themeChoiceOf', () => {
  it('keeps what was chosen and follows the device otherwise', () => {
    expect(themeChoiceOf('dark')).toBe('dark');
    expect(themeChoiceOf('light')).toBe('light');
    expect(themeChoiceOf('sepia')).toBe('auto');
    expect(themeChoiceOf(null)).toBe('auto');
  });
});
