import { invitationToken } from './invitation-token.js';

describe('invitationToken', () => {
  it('reads the token out of a pasted link', () => {
    const link = 'https://valora.example/join#invitation=abcdefghijklmnopqrst';
    expect(invitationToken.parse({ link })).toEqual({ link: 'abcdefghijklmnopqrst' });
  });

  it.each(['', 'abcdefghijklmnopqrst', 'https://valora.example/join', 'https://valora.example/join#link=x'])(
    'asks for the whole link instead of %j',
    (link) => {
      expect(invitationToken.safeParse({ link }).success).toBe(false);
    },
  );
});
