import { issueKeyProblem, mayAskAgain, needsResolution, projectKeyProblem, whyNoEpic } from './epic-words.js';

describe('epics', () => {
  it('asks for none where the backend would refuse', () => {
    expect(whyNoEpic({ isSample: true })).toContain('sample data');
    expect(whyNoEpic({ isSample: false })).toBeNull();
  });

  it('wants a person where nobody else can know', () => {
    expect(needsResolution({ state: 'uncertain' })).toBe(true);
    expect(needsResolution({ state: 'failed' })).toBe(true);
    expect(needsResolution({ state: 'claimed' })).toBe(false);
  });

  it('offers a second request only after a rejection', () => {
    expect(mayAskAgain(null)).toBe(true);
    expect(mayAskAgain({ state: 'rejected' })).toBe(true);
    expect(mayAskAgain({ state: 'uncertain' })).toBe(false);
  });

  it('knows keys from other words', () => {
    expect(issueKeyProblem('PROJ-42')).toBeNull();
    expect(issueKeyProblem('PROJ-0')).not.toBeNull();
    expect(issueKeyProblem('proj-42')).not.toBeNull();
    expect(projectKeyProblem('PROJ')).toBeNull();
    expect(projectKeyProblem('P')).not.toBeNull();
  });
});
