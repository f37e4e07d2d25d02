import { approvalMessage, epicsMessage, needsPerson, stateOfAddress } from './epic-words.js';

describe('stateOfAddress', () => {
  it('begins with those that wait and keeps what the address asks for', () => {
    expect(stateOfAddress(null)).toBe('awaiting_approval');
    expect(stateOfAddress('nonsense')).toBe('awaiting_approval');
    expect(stateOfAddress('uncertain')).toBe('uncertain');
    expect(stateOfAddress('any')).toBe('any');
  });
});

describe('epicsMessage', () => {
  it('counts what waits and what nobody can be sure of', () => {
    expect(epicsMessage({ awaiting: 0, uncertain: 0, failed: 0 })).toBe('No epic waits for approval.');
    expect(epicsMessage({ awaiting: 1, uncertain: 0, failed: 0 })).toBe('1 epic waits for approval.');
    expect(epicsMessage({ awaiting: 12, uncertain: 1, failed: 0 })).toBe(
      '12 epics wait for approval, and of 1 somebody must say whether it exists.',
    );
    expect(epicsMessage({ awaiting: 0, uncertain: 2, failed: 1 })).toBe(
      'No epic waits for approval, and 1 could not be created, and of 2 somebody must say whether they exist.',
    );
  });
});

describe('needsPerson', () => {
  it('is true where a retry could make a second epic or a first one failed', () => {
    expect(needsPerson({ state: 'uncertain' })).toBe(true);
    expect(needsPerson({ state: 'failed' })).toBe(true);
    expect(needsPerson({ state: 'created' })).toBe(false);
  });
});

describe('approvalMessage', () => {
  it('names each that was not approved, and why', () => {
    expect(approvalMessage({ approved: 3, failed: [] })).toBe(
      '3 epics are approved; Jira gets them in the background.',
    );
    const failed = [{ featureKey: 'A-1', message: 'It was rejected meanwhile.' }];
    expect(approvalMessage({ approved: 1, failed })).toBe(
      '1 epic is approved; A-1 is not: It was rejected meanwhile.',
    );
  });
});
