import { oauthAnswerOf } from './oauth-answer.js';

const answer = (search: string) => oauthAnswerOf(new URLSearchParams(search));

describe('oauthAnswerOf', () => {
  it('reads the code and the state that goes with it', () => {
    expect(answer('code=abc&state=xyz')).toEqual({ kind: 'granted', code: 'abc', state: 'xyz' });
  });

  it('tells a refusal from an answer that is not whole', () => {
    expect(answer('error=access_denied&state=xyz')).toEqual({
      kind: 'refused',
      reason: 'Access was not granted.',
    });
    expect(answer('error=server_error&error_description=Try+later')).toEqual({
      kind: 'refused',
      reason: 'Try later',
    });
    expect(answer('code=abc')).toEqual({ kind: 'incomplete' });
    expect(answer('')).toEqual({ kind: 'incomplete' });
  });
});
