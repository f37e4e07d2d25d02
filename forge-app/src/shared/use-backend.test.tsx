import { openScreen } from '../testing/screen';
import { notReached, ok, refused } from '../testing/answers';
import { Button, Text } from '@forge/react';
import React, { useCallback } from 'react';
import { getTop } from './api';
import { useBackend } from './use-backend';

const host = (answers: unknown[]) => ({
  context: {},
  remote: () => answers.shift(),
  jira: () => undefined,
  invoke: () => undefined,
});

const Probe = () => {
  const load = useCallback(() => getTop('10001', 5), []);
  const top = useBackend(load);
  return (
    <>
      <Text>
        {top.state === 'ready'
          ? `ready ${top.data.teamName}${top.problem ? ` but ${top.problem.code}` : ''}`
          : top.state === 'failed'
            ? `failed ${top.error.code} ${String(top.error.correlationId)}`
            : 'loading'}
      </Text>
      <Button onClick={() => void top.reload()}>again</Button>
    </>
  );
};

describe('a call of the backend', () => {
  it('goes through the platform with its whole path, the project and no body', async () => {
    const screen = openScreen(<Probe />, host([ok({ teamName: 'Core' })]));
    await screen.see('ready Core');
    expect(screen.calls.remote[0]).toMatchObject({
      method: 'GET',
      path: '/api/v1/jira/top?limit=5',
      headers: { accept: 'application/json', 'x-valora-project': '10001' },
    });
    expect(screen.calls.remote[0]).not.toHaveProperty('body');
    screen.close();
  });

  it('keeps what is shown when it cannot be refreshed, and says so', async () => {
    const screen = openScreen(
      <Probe />,
      host([ok({ teamName: 'Core' }), notReached, ok({ teamName: 'New' })]),
    );
    await screen.see('ready Core');
    screen.click('again');
    await screen.see('ready Core but unreachable');
    screen.click('again');
    await screen.see('ready New');
    expect(screen.text()).not.toContain('but');
    screen.close();
  });

  it('tells codes and the number of the call from what cannot be read', async () => {
    const refusals = [
      refused(403, { code: 'forbidden' }),
      { success: true, payload: { status: 502, headers: {}, body: '<html>' } },
      { success: true, payload: { status: 200, headers: {}, body: '<html>' } },
    ];
    const screen = openScreen(<Probe />, host(refusals));
    await screen.see('failed forbidden c-77');
    screen.click('again');
    await screen.see('failed unavailable null');
    screen.click('again');
    await screen.see('failed unreadable null');
    screen.close();
  });

  it('is answered by the latest question only', async () => {
    let first: (answer: unknown) => void = () => undefined;
    const slow = new Promise((resolve) => {
      first = resolve;
    });
    const screen = openScreen(<Probe />, host([slow, ok({ teamName: 'Second' })]));
    await screen.until(() => screen.calls.remote.length === 1, 'It never asked');
    screen.click('again');
    await screen.see('ready Second');
    first(ok({ teamName: 'First' }));
    await Promise.resolve();
    expect(screen.sees('ready Second')).toBe(true);
    screen.close();
  });
});
