import { openScreen, type Screen } from '../testing/screen';
import { panelRoute } from '../testing/panel-screen';
import { issueHost } from '../testing/issue-host';
import { notReached, ok, refused } from '../testing/answers';
import { anExplanation, aPanel, aPrediction, aRow, aScore } from '../testing/panel-data';
import { issuePanel, issueScore, type IssuePanel as PanelData } from '@valora/contracts';
import React from 'react';
import { IssuePanel } from './issue-panel';

const showWith = (...args: Parameters<typeof issueHost>): Screen =>
  openScreen(<IssuePanel />, issueHost(...args));
const show = (data: Partial<PanelData> = {}): Screen => showWith({ [panelRoute]: () => ok(aPanel(data)) });

it('is tested with answers that keep the contract', () => {
  expect(issuePanel.parse(aPanel())).toEqual(aPanel());
  expect(issueScore.parse(aScore())).toEqual(aScore());
});

describe('first content', () => {
  it('comes of one backend call, with the issue’s number and key', async () => {
    const screen = show();
    await screen.see('+110 % predicted ROI');
    expect(screen.calls.remote.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `${panelRoute}?key=PROJ-42`,
    ]);
  });

  it('is what Jira keeps of the score, until the backend answers', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const slow = new Promise((resolve) => {
      answer = resolve;
    });
    const screen = showWith({ [panelRoute]: () => slow }, { score: aScore() });
    await screen.see('+110 % ROI, 80 % interval −20 % to +240 %; rank 3–7 of 118');
    expect(screen.all('Spinner')[0]?.props['label']).toBe('Asking Valora for the latest figures');
    answer(ok(aPanel()));
    await screen.see('Why this score');
    expect(screen.all('Spinner')).toHaveLength(0);
  });
});

describe('the headline', () => {
  it('shows return, interval, chance of a loss, tier, and that the order is too close to call', async () => {
    const screen = show();
    await screen.see('80 % interval −20 % to +240 %; 22 % chance of a loss.');
    expect(screen.sees('Rank 4 of 118, could be 3–7: too close to call inside tier 2.')).toBe(true);
    expect(screen.all('Lozenge').some(({ props }) => props['appearance'] === 'success')).toBe(false);
    expect(screen.sees('likely')).toBe(false);
  });

  it('calls a gain likely only where the whole interval is one', async () => {
    const prediction = aPrediction();
    const screen = show({ prediction: { ...prediction, roi: { ...prediction.roi, p10: 0.1, pLoss: 0.07 } } });
    await screen.see('Gain likely');
    expect(screen.all('Lozenge').some(({ props }) => props['appearance'] === 'success')).toBe(true);
  });

  it('keeps the model’s rank beside an override, with who and why', async () => {
    const override = {
      position: 2,
      reason: 'promised to a customer',
      actor: 'Ana',
      createdAt: '2026-03-10T11:00:00Z',
      expiresAt: null,
    };
    const screen = show({
      row: aRow({ rank: 2, overridden: true }),
      explanation: anExplanation({ rank: 2, override }),
    });
    await screen.see(
      'Rank 2 of 118: Ana put it there, “promised to a customer”. The model says 4, could be 3–7.',
    );
    expect(screen.sees('Set by hand')).toBe(true);
  });

  it('says what is missing where it is not ranked, and does not let it be moved', async () => {
    const screen = show({
      row: aRow({ rank: null, modelRank: null, tier: null, missing: ['reach', 'effort'], roi: null }),
      prediction: null,
      explanation: anExplanation({ rank: null, score: null, contributions: [] }),
    });
    await screen.see('It is not ranked. Needs reach and effort: give them with Edit inputs.');
    expect(screen.sees('No return predicted yet')).toBe(true);
    expect(screen.sees('There is nothing to explain until it is ranked.')).toBe(true);
    expect(screen.button('Override rank').props['isDisabled']).toBe(true);
    expect(screen.sees('Only a ranked issue can be moved.')).toBe(true);
  });

  it('says that a must-do stands outside the formula', async () => {
    const screen = show({ row: aRow({ rank: null, mustDo: true, missing: ['must-do'] }) });
    await screen.see('law or contract asks for it');
  });

  it('does not sell an assumed value as a prediction', async () => {
    const screen = show({ prediction: aPrediction({ notEnoughSignal: true, basedOn: 'prior' }) });
    await screen.see('Not enough signal about its value');
    expect(screen.sees('Assumed value')).toBe(true);
    expect(screen.sees('Most would be learned from: reach.')).toBe(true);
  });
});

describe('effort', () => {
  it('stands beside what was logged so far', async () => {
    const screen = show();
    await screen.see('12 days (8.2 to 19)');
    expect(screen.sees('5 days, 42 % of predicted')).toBe(true);
    expect(screen.sees('from delivered features of the team')).toBe(true);
  });

  it('says in words that it went beyond the interval, and when no work is known', async () => {
    const over = show({ actualEffortDays: 25 });
    await over.see('Beyond the interval');
    over.close();
    const none = show({ actualEffortDays: null });
    await none.see('no logged work known');
  });
});

describe('freshness', () => {
  it('says when it was read, predicted and ranked, and what the order rests on', async () => {
    const screen = show({ syncedAt: new Date(Date.now() - 3 * 60_000).toISOString() });
    await screen.see(
      /Read from Jira 3 minutes ago, predicted .+, ranked .+\. This order rests on 12 outcomes\./,
    );
  });

  it('warns where the figures may be old, and says that only numbers leave', async () => {
    const screen = show({ staleBecause: 'The last reading failed.', numbersOnly: true, similar: [] });
    await screen.see('These figures may be old');
    expect(screen.sees('The last reading failed.')).toBe(true);
    expect(screen.sees('Only numbers of this project leave Jira.')).toBe(true);
  });

  it('asks again when something of this issue changed, and not for others', async () => {
    let roi = 1.1;
    const screen = showWith({
      [panelRoute]: () => {
        const prediction = aPrediction();
        return ok(aPanel({ prediction: { ...prediction, roi: { ...prediction.roi, mean: roi } } }));
      },
    });
    await screen.see('+110 % predicted ROI');
    await screen.until(() => screen.listeners('valora-10001') === 1, 'It does not listen');
    roi = 0.5;
    screen.publish('valora-10001', { names: ['feature.updated'], featureIds: ['another'], issueIds: [] });
    screen.publish('valora-10001', JSON.stringify({ names: [], featureIds: [], issueIds: ['10042'] }));
    await screen.see('+50 % predicted ROI');
    expect(screen.calls.remote).toHaveLength(2);
    screen.close();
    await screen.until(() => screen.listeners('valora-10001') === 0, 'It still listens');
  });
});

describe('states without an answer', () => {
  it('shows the last known figures while the server is away, and the new ones when it is back', async () => {
    const answers = [notReached, ok(aPanel())];
    const screen = showWith({ [panelRoute]: () => answers.shift() }, { score: aScore() });
    await screen.see('Valora’s server does not answer');
    await screen.see('rank 3–7 of 118');
    screen.click('Try again');
    await screen.see('Why this score');
  });

  it('keeps the figures on the screen when they cannot be refreshed', async () => {
    const answers = [ok(aPanel()), notReached];
    const screen = showWith({ [panelRoute]: () => answers.shift() });
    await screen.see('+110 % predicted ROI');
    screen.publish('valora-10001', { names: ['ranking.updated'], featureIds: [], issueIds: [] });
    await screen.see('These are the last known figures.');
    expect(screen.sees('+110 % predicted ROI')).toBe(true);
  });

  it('tells not connected, no permission and not known apart', async () => {
    const admin = {
      jira: ({ path }: { path: string }) =>
        path.startsWith('/rest/api/3/mypermissions')
          ? { status: 200, body: { permissions: { ADMINISTER: { havePermission: true } } } }
          : undefined,
    };
    const connect = showWith({ [panelRoute]: () => refused(409, { code: 'not_connected' }) }, admin);
    await connect.see('Connect it on the Valora page');
    connect.close();
    const forbidden = showWith({ [panelRoute]: () => refused(403, { code: 'forbidden' }) });
    await forbidden.see('You may not see these figures');
    forbidden.close();
    const unknown = showWith({
      [panelRoute]: () => refused(404, { code: 'not_found', message: 'Valora leaves this issue out.' }),
    });
    await unknown.see('Valora leaves this issue out.');
  });

  it('says that there is no issue where there is none', async () => {
    const screen = showWith({}, { extension: { issue: undefined } });
    await screen.see('This page shows no issue');
    expect(screen.calls.remote).toHaveLength(0);
  });
});
