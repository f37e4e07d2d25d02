import { createForgeLive, namesOfHint, type SubscribeGlobal } from './forge-live.js';
import type { ConnectionState, LiveMessage } from './transport.js';

interface Attempt {
  readonly channel: string;
  readonly replaySeconds: number;
  readonly emit: (payload: unknown, error?: Error) => void;
  readonly accept: () => Promise<void>;
  readonly refuse: () => Promise<void>;
}

const rig = () => {
  const attempts: Attempt[] = [];
  const messages: LiveMessage[] = [];
  const states: ConnectionState[] = [];
  const unsubscribed: string[] = [];
  const settle = () => jest.advanceTimersByTimeAsync(0);
  const subscribeGlobal: SubscribeGlobal = (channel, emit, { replaySeconds }) =>
    new Promise((resolve, reject) => {
      attempts.push({
        channel,
        replaySeconds,
        emit,
        accept: () => {
          resolve({ unsubscribe: () => unsubscribed.push(channel) });
          return settle();
        },
        refuse: () => {
          reject(new Error('no realtime here'));
          return settle();
        },
      });
    });
  const network = new EventTarget();
  const stop = createForgeLive({ subscribeGlobal, projectId: '10001', network })(
    (message) => messages.push(message),
    (state) => states.push(state),
  );
  const attempt = (index: number): Attempt => {
    const found = attempts[index];
    if (!found) throw new Error(`there was no attempt ${String(index)}`);
    return found;
  };
  return { attempts, attempt, network, messages, states, unsubscribed, stop };
};

describe('createForgeLive', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('hears the channel of its project, with what was said while the page loaded', async () => {
    const { attempt, messages, states, stop } = rig();
    expect(attempt(0)).toMatchObject({ channel: 'valora-10001', replaySeconds: 30 });
    await attempt(0).accept();
    expect(states).toEqual(['live']);
    attempt(0).emit({ names: ['ranking.updated'], featureIds: [], issueIds: [], at: '2026-03-10T12:00:00Z' });
    expect(messages).toEqual([{ name: 'hint', names: ['ranking.updated'] }]);
    stop();
  });

  it('says it polls where there is no live channel, and keeps asking for one, ever more rarely', async () => {
    const { attempts, attempt, states, stop } = rig();
    await attempt(0).refuse();
    expect(states).toEqual(['polling']);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(attempts).toHaveLength(2);
    await attempt(1).refuse();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(attempts).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(2_000);
    await attempt(2).accept();
    expect(states.at(-1)).toBe('live');
    stop();
  });

  it('says it is reconnecting when a live channel breaks, and leaves the broken one', async () => {
    const { attempts, attempt, states, messages, unsubscribed, stop } = rig();
    await attempt(0).accept();
    attempt(0).emit(undefined, new Error('dropped'));
    expect(states.at(-1)).toBe('reconnecting');
    expect(unsubscribed).toEqual(['valora-10001']);
    expect(messages).toEqual([]);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(attempts).toHaveLength(2);
    stop();
  });

  it('follows the browser’s word about the network', async () => {
    const { attempt, network, states, stop } = rig();
    await attempt(0).accept();
    network.dispatchEvent(new Event('offline'));
    network.dispatchEvent(new Event('online'));
    expect(states).toEqual(['live', 'reconnecting', 'live']);
    stop();
  });

  it('is silent once ended, even if Jira accepts it only then', async () => {
    const { attempt, messages, states, unsubscribed, stop } = rig();
    stop();
    await attempt(0).accept();
    attempt(0).emit({ names: ['ranking.updated'] });
    expect({ messages, states, unsubscribed }).toEqual({
      messages: [],
      states: [],
      unsubscribed: ['valora-10001'],
    });
  });
});

describe('namesOfHint', () => {
  it('reads the names, also from text', () => {
    expect(namesOfHint({ names: ['epic.changed', 'feature.updated'] })).toEqual([
      'epic.changed',
      'feature.updated',
    ]);
    expect(namesOfHint('{"names":["epic.changed"]}')).toEqual(['epic.changed']);
  });

  it('takes what it cannot read, or does not know, for a change of anything', () => {
    for (const payload of [
      null,
      'x',
      '{',
      {},
      { names: 'all' },
      { names: ['epic.changed', 'later.thing'] },
      { names: ['toString'] },
    ])
      expect(namesOfHint(payload)).toBeNull();
  });
});
