import type { Host } from '../testing/bridge';
import { openScreen, type Screen } from '../testing/screen';
import { issueHost } from '../testing/issue-host';
import { aScore } from '../testing/panel-data';
import React from 'react';
import { IssueContext } from './issue-context';

const show = (more?: Parameters<typeof issueHost>[1], functions: Partial<Host> = {}): Screen =>
  openScreen(<IssueContext />, { ...issueHost({}, more), ...functions });

describe('the line in the right rail', () => {
  it('says return, rank and age from Jira’s own copy, without asking the backend', async () => {
    const screen = show({ score: aScore({ writtenAt: new Date(Date.now() - 2 * 3_600_000).toISOString() }) });
    await screen.see('+110 % ROI');
    expect(screen.sees('rank 3–7 of 118')).toBe(true);
    expect(screen.sees('as of 2 hours ago')).toBe(true);
    expect(screen.calls.remote).toHaveLength(0);
    expect(screen.calls.jira).toHaveLength(1);
  });

  it('says that nothing is scored yet, what is missing, and what is a must-do', async () => {
    const none = show();
    await none.see('Not scored yet.');
    none.close();
    const missing = show({ score: aScore({ roi: null, rank: null, missing: ['reach'] }) });
    await missing.see('Needs reach');
    missing.close();
    const mustDo = show({ score: aScore({ rank: null, mustDo: true, missing: ['must-do'] }) });
    await mustDo.see('must-do, outside the order');
  });

  it('says where the value is only assumed', async () => {
    const screen = show({ score: aScore({ notEnoughSignal: true }) });
    await screen.see('Not enough signal about its value');
  });

  it('takes what it cannot read for no score, and says when Jira does not answer', async () => {
    const strange = show({ score: { schema: 2 } });
    await strange.see('Not scored yet.');
    strange.close();
    const away = show({ jira: () => ({ status: 500, body: {} }) });
    await away.see('Jira did not answer');
  });

  it('reads it again when something changed', async () => {
    let roi = 110;
    const screen = show({
      jira: () => ({ status: 200, body: { key: 'valora.score', value: aScore({ roi }) } }),
    });
    await screen.see('+110 % ROI');
    roi = 60;
    screen.publish('valora-10001', { names: [], featureIds: [], issueIds: ['10042'] });
    await screen.see('+60 % ROI');
  });

  it('has the issue predicted again, and says what came of it', async () => {
    const score = {
      issueKey: 'SHOP-42',
      roiPercent: 60,
      roiLowPercent: -20,
      roiHighPercent: 150,
      rank: 5,
      rankLow: 4,
      rankHigh: 9,
      rankedCount: 118,
    };
    const screen = show({ score: aScore() }, { invoke: () => ({ ok: true, score }) });
    await screen.see('Predict again');
    await screen.click('Predict again');
    await screen.see('Predicted just now: +60 % ROI (80 %: −20 % to +150 %), rank 4–9 of 118.');
    expect(screen.calls.invoked.map(({ functionKey }) => functionKey)).toEqual(['predictAgain']);
    screen.close();

    const refused = show(
      { score: aScore() },
      { invoke: () => ({ ok: false, message: 'It needs the right to edit.' }) },
    );
    await refused.see('Predict again');
    await refused.click('Predict again');
    await refused.see('It needs the right to edit.');
    refused.close();

    const away = show({ score: aScore() }, { invoke: () => Promise.reject(new Error('504')) });
    await away.see('Predict again');
    await away.click('Predict again');
    await away.see('Valora cannot be reached');
  });
});
