import type { Transport } from '@valora/board';
import { api } from '@valora/contracts';
import { withSessionAhead } from './session-ahead.js';

const countingTransport = () => {
  const called: string[] = [];
  const call = (route: { operationId: string }) => {
    called.push(route.operationId);
    return Promise.resolve(called.length);
  };
  return { called, transport: { call, subscribe: () => () => undefined } as unknown as Transport };
};

describe('withSessionAhead', () => {
  it('asks at once and gives the first caller that answer, later ones a fresh one', async () => {
    const { called, transport } = countingTransport();
    const ahead = withSessionAhead(transport);
    expect(called).toEqual(['getSession']);
    expect(await ahead.call(api.identity.session, {})).toBe(1);
    expect(await ahead.call(api.identity.session, {})).toBe(2);
    expect(called).toEqual(['getSession', 'getSession']);
  });

  it('lets every other call through', async () => {
    const { called, transport } = countingTransport();
    const ahead = withSessionAhead(transport);
    expect(await ahead.call(api.identity.setup, {})).toBe(2);
    expect(called).toEqual(['getSession', 'getSetup']);
  });
});
