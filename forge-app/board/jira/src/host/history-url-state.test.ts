import { createHistoryUrlState, openUrlState, type HostHistory } from './history-url-state.js';

const rig = (search = '') => {
  const written: string[] = [];
  let tell: Parameters<HostHistory['listen']>[0] = () => undefined;
  const history: HostHistory = {
    location: { pathname: '/', search },
    push: (address) => written.push(`push ${address}`),
    replace: (address) => written.push(`replace ${address}`),
    listen: (onChange) => {
      tell = onChange;
      return () => undefined;
    },
  };
  return {
    history,
    written,
    tell: (next: string, action?: string) => {
      tell({ pathname: '/', search: next }, action);
    },
  };
};

describe('createHistoryUrlState', () => {
  it('opens with the view of a shared link', () => {
    expect(createHistoryUrlState(rig('?view=chart').history).get()).toBe('?view=chart');
  });

  it('holds what is written at once, and puts it into Jira’s address bar', () => {
    const { history, written } = rig();
    const state = createHistoryUrlState(history);
    let changes = 0;
    state.subscribe(() => (changes += 1));
    state.set('q=a', 'replace');
    expect(state.get()).toBe('q=a');
    state.set('q=a&feature=1', 'push');
    state.set('', 'push');
    expect(written).toEqual(['replace /?q=a', 'push /?q=a&feature=1', 'push /']);
    expect(changes).toBe(3);
  });

  it('follows a step back, but not the late echo of what was typed before', () => {
    const { history, tell } = rig();
    const state = createHistoryUrlState(history);
    state.set('q=ab', 'replace');
    tell('?q=a', 'REPLACE');
    expect(state.get()).toBe('q=ab');
    tell('?q=old', 'POP');
    expect(state.get()).toBe('?q=old');
  });
});

it('keeps the view in memory where the module has no address', async () => {
  const state = await openUrlState(() => Promise.reject(new Error('not in a modal')));
  state.set('view=chart', 'push');
  expect(state.get()).toBe('view=chart');
});
