import { tokenInFragment } from './link-fragment.js';

describe('tokenInFragment', () => {
  it('finds the token it is asked for', () => {
    expect(tokenInFragment('#link=abc-DEF_123', 'link')).toBe('abc-DEF_123');
    expect(tokenInFragment('#invitation=abc', 'link')).toBeNull();
    expect(tokenInFragment('', 'link')).toBeNull();
    expect(tokenInFragment('#link=', 'link')).toBeNull();
  });
});
