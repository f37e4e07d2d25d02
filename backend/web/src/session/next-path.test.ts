import { nextPath, signInPath } from './next-path.js';

describe('nextPath', () => {
  it('keeps paths of this site with search and fragment', () => {
    expect(nextPath('/settings/team?x=1#y')).toBe('/settings/team?x=1#y');
  });

  it.each([
    null,
    '',
    'settings',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/sign-in?next=/',
    '/join',
  ])('goes to the board instead of %j', (asked) => {
    expect(nextPath(asked)).toBe('/');
  });
});

describe('signInPath', () => {
  it('remembers where the person was', () => {
    expect(signInPath('/signals?search=invoice')).toBe('/sign-in?next=%2Fsignals%3Fsearch%3Dinvoice');
    expect(signInPath('/')).toBe('/sign-in');
  });
});
