import { connectionsMessage } from './connections-message.js';

describe('connectionsMessage', () => {
  it('puts what fails before what works', () => {
    expect(
      connectionsMessage([
        { name: 'a.atlassian.net', state: 'connected' },
        { name: 'b.atlassian.net', state: 'failing' },
      ]),
    ).toBe('b.atlassian.net does not answer as it should; nothing comes in or goes out there.');
  });

  it('says what a connection does, what a pause means, and what is missing without one', () => {
    expect(connectionsMessage([{ name: 'a.atlassian.net', state: 'connected' }])).toBe(
      'Issues come in from a.atlassian.net, and approved epics go out.',
    );
    expect(connectionsMessage([{ name: 'a.atlassian.net', state: 'paused' }])).toMatch(/paused/);
    expect(connectionsMessage([])).toMatch(/^Nothing is connected/);
  });
});
