import { verificationMessage } from './verification-message.js';

const intact = { intact: true, entries: 1234, head: 'abc', firstBadSeq: null, problem: null };

describe('verificationMessage', () => {
  it('says how many entries hold together and shows the head', () => {
    expect(verificationMessage(intact, 'en')).toEqual({
      tone: 'success',
      title: 'Intact: 1,234 entries',
      text: 'The newest hash is abc.',
    });
  });

  it('does not praise an empty trail', () => {
    expect(verificationMessage({ ...intact, entries: 0, head: null }, 'en').text).toBe(
      'The trail is still empty.',
    );
  });

  it('says where it breaks and what to do', () => {
    const broken = { ...intact, intact: false, firstBadSeq: 7, problem: 'Entry 7 was changed.' };
    expect(verificationMessage(broken, 'en')).toMatchObject({
      tone: 'danger',
      title: 'Broken from entry 7 on',
      text: expect.stringContaining('Entry 7 was changed.') as string,
    });
  });
});
