import fc from 'fast-check';
import { createdWithin, jqlText } from './jql.js';

describe('jqlText', () => {
  it('cannot be left', () => {
    expect(jqlText('a" OR project = "SECRET')).toBe('"a\\" OR project = \\"SECRET"');
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(jqlText(value)).toMatch(/^"(?:[^"\\]|\\["\\])*"$/);
      }),
    );
  });
});

describe('createdWithin', () => {
  it('counts whole minutes, at least one', () => {
    expect([createdWithin(90.2), createdWithin(-5)]).toEqual(['created >= "-91m"', 'created >= "-1m"']);
  });
});
