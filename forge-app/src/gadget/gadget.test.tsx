import { openScreen, type Screen } from '../testing/screen';
import { issueHost } from '../testing/issue-host';
import { notReached, ok, refused } from '../testing/answers';
import { aRow } from '../testing/panel-data';
import { jiraScreens } from '@valora/contracts';
import React from 'react';
import { Gadget } from './gadget';
import { readSettings } from './settings';

const route = 'GET /api/v1/jira/top';
const gadgetConfiguration = { projectId: '10001', projectName: 'Product (PROJ)', count: 5 };
const aTop = (more = {}) => ({
  teamName: 'Core',
  items: [
    { ...aRow(), issueId: '10042', issueKey: 'PROJ-42' },
    {
      ...aRow({
        id: '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e11',
        key: 'idea-1',
        title: 'Imported idea',
        rank: 5,
        rankLow: 5,
        rankHigh: 5,
        overridden: true,
        modelRank: 9,
        roi: null,
        effortDays: null,
      }),
      issueId: null,
      issueKey: null,
    },
  ],
  rankedCount: 118,
  restsOn: 'This order rests on 12 outcomes.',
  computedAt: new Date(Date.now() - 3_600_000).toISOString(),
  ...more,
});
let open: Screen | null = null;
afterEach(() => {
  open?.close();
  open = null;
});
const show = (answer: () => unknown, configuration: unknown = gadgetConfiguration): Screen => {
  open = openScreen(
    <Gadget />,
    issueHost({ [route]: answer }, { extension: { gadgetConfiguration: configuration, project: undefined } }),
  );
  return open;
};

describe('the gadget', () => {
  it('shows the first issues of the project it was set up for', async () => {
    const top = aTop();
    expect(jiraScreens.top.response.parse(top)).toEqual(top);
    const screen = show(() => ok(aTop()));
    await screen.see('Core: the first 2 of 118, ranked 1 hour ago');
    for (const words of [
      'PROJ-42',
      'could be 3–7',
      '+110 %',
      '−20 % to +240 %',
      '12 days',
      'rests on 12 outcomes',
    ])
      expect(screen.sees(words)).toBe(true);
    expect(screen.sees('set by hand; model 9')).toBe(true);
    expect(screen.all('Link').map(({ props }) => props['href'])).toEqual(['/browse/PROJ-42']);
    expect(screen.calls.remote[0]).toMatchObject({
      path: '/api/v1/jira/top?limit=5',
      headers: { 'x-valora-project': '10001' },
    });
  });

  it('asks for a project first', async () => {
    const screen = show(() => undefined, null);
    await screen.see('Choose a project first');
    expect(screen.calls.remote).toHaveLength(0);
  });

  it('says that nothing is ranked yet', async () => {
    const screen = show(() => ok(aTop({ items: [], rankedCount: 0, computedAt: null })));
    await screen.see('Nothing is ranked yet');
    expect(screen.sees('Product (PROJ) is connected.')).toBe(true);
  });

  it('is refreshed on demand and by what happens, keeping what it shows', async () => {
    const answers = [ok(aTop()), notReached, ok(aTop({ teamName: 'Renamed' }))];
    const screen = show(() => answers.shift());
    await screen.see('Core: the first');
    screen.click('Refresh');
    await screen.see('these are the last known figures');
    expect(screen.sees('PROJ-42')).toBe(true);
    screen.publish('valora-10001', { names: ['ranking.updated'], featureIds: [], issueIds: [] });
    await screen.see('Renamed: the first');
  });

  it('says why it shows nothing', async () => {
    const forbidden = show(() => refused(403, { code: 'forbidden' }));
    await forbidden.see('You may not see these figures');
    forbidden.close();
    const away = show(() => notReached);
    await away.see('Valora’s server does not answer');
    away.close();
    const apart = show(() => refused(409, { code: 'not_connected' }));
    await apart.see('This project is not connected to Valora yet');
  });
});

describe('what a gadget was set up with', () => {
  it('is read with care', () => {
    expect(readSettings(gadgetConfiguration)).toEqual(gadgetConfiguration);
    expect(readSettings({ projectId: '10001', count: '999' })).toEqual({
      projectId: '10001',
      projectName: '',
      count: 10,
    });
    for (const kept of [null, 'x', {}, { projectId: 'PROJ' }, { projectId: 1 }])
      expect(readSettings(kept)).toBeNull();
  });
});
