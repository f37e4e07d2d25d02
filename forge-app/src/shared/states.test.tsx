import { openScreen } from '../testing/screen';
import type { JiraCall } from '../testing/bridge';
import { aScore } from '../testing/panel-data';
import React from 'react';
import type { Failure } from './call-backend';
import { FailureState, NotFollowedYet } from './states';

const failure = (code: Failure['code'], more: Partial<Failure> = {}): Failure => ({
  code,
  message: 'said so',
  details: [],
  correlationId: null,
  ...more,
});
const host = (isAdmin: boolean) => ({
  context: {},
  remote: () => undefined,
  invoke: () => undefined,
  jira: ({ path }: JiraCall) =>
    path === '/rest/api/3/mypermissions?permissions=ADMINISTER'
      ? { status: 200, body: { permissions: { ADMINISTER: { havePermission: isAdmin } } } }
      : undefined,
});
const retries = { onRetry: () => undefined };

describe('a project that is not connected', () => {
  it('sends a Jira admin to the page where it is connected', async () => {
    const screen = openScreen(
      <FailureState failure={failure('not_connected')} attempt="load" {...retries} />,
      host(true),
    );
    await screen.see('Connect it on the Valora page');
    screen.click('Connect it on the Valora page');
    await screen.until(() => screen.calls.navigated.length === 1, 'It led nowhere');
    expect(screen.calls.navigated[0]).toMatchObject({ target: 'module', moduleKey: 'valora-admin' });
    screen.close();
  });

  it('tells everybody else whom to ask, and that nothing left Jira', async () => {
    const screen = openScreen(
      <FailureState failure={failure('not_connected')} attempt="load" {...retries} />,
      host(false),
    );
    await screen.see('A Jira admin can connect it');
    expect(screen.sees('nothing of it leaves Jira')).toBe(true);
    expect(screen.sees('Connect it on the Valora page')).toBe(false);
    screen.close();
  });
});

describe('other failures', () => {
  it('show the last known figures while the server is away, with their age', async () => {
    let tried = 0;
    const screen = openScreen(
      <FailureState
        failure={failure('unreachable')}
        attempt="load"
        score={aScore()}
        onRetry={() => {
          tried += 1;
        }}
      />,
      host(false),
    );
    await screen.see('last known figures');
    expect(screen.sees('+110 % ROI, 80 % interval \u221220 % to +240 %; rank 3–7 of 118')).toBe(true);
    expect(screen.sees(/As of Mar 10, 2026/)).toBe(true);
    screen.click('Try again');
    expect(tried).toBe(1);
    screen.close();
  });

  it('say that nothing is kept where nothing is', async () => {
    const screen = openScreen(
      <FailureState failure={failure('timeout')} attempt="load" {...retries} />,
      host(false),
    );
    await screen.see('No earlier figures are kept here');
    screen.close();
  });

  it('explain a missing permission in the words of Jira', async () => {
    const screen = openScreen(
      <FailureState failure={failure('forbidden')} attempt="load" {...retries} />,
      host(false),
    );
    await screen.see('may browse every Jira project of that team');
    screen.close();
  });

  it('give the number of the call to quote, and the server’s own words', async () => {
    const screen = openScreen(
      <FailureState
        failure={failure('internal', { message: 'Something broke.', correlationId: 'c-9' })}
        attempt="load this issue"
        {...retries}
        isRetrying
      />,
      host(false),
    );
    await screen.see('Valora could not load this issue');
    expect(screen.sees('Something broke.')).toBe(true);
    expect(screen.sees('Number for support: c-9')).toBe(true);
    expect(() => {
      screen.click('Trying…');
    }).toThrow('disabled');
    screen.close();
  });

  it('say why an issue has no figures, in the server’s words', async () => {
    const failed = failure('not_found', {
      message: 'Valora leaves this issue out: it has a security level.',
    });
    const screen = openScreen(<NotFollowedYet failure={failed} {...retries} />, host(false));
    await screen.see('it has a security level');
    screen.close();
  });
});
