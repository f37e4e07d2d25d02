import { openScreen, type Screen } from '../testing/screen';
import { issueHost } from '../testing/issue-host';
import { aScore } from '../testing/panel-data';
import React from 'react';
import { RoiField } from './roi-field';

const show = (extension: Record<string, unknown>, score?: unknown): Screen =>
  openScreen(<RoiField />, issueHost({}, { extension, score }));
const look = (screen: Screen) => screen.all('Lozenge')[0]?.props['appearance'];

describe('the ROI field', () => {
  it('shows the whole percent, coloured by the interval around it', async () => {
    const screen = show({ fieldValue: 110, renderContext: 'issue-view' }, aScore({ roiLow: 20 }));
    await screen.until(() => screen.all('Tooltip').length === 1, 'No interval came');
    expect(screen.sees('+110 %')).toBe(true);
    expect(look(screen)).toBe('success');
    expect(screen.sees('80 % interval +20 % to +240 %, as of')).toBe(true);
  });

  it('promises no gain where the interval holds a loss', async () => {
    const screen = show({ fieldValue: 110, renderContext: 'issue-view' }, aScore());
    await screen.until(() => screen.all('Tooltip').length === 1, 'No interval came');
    expect(look(screen)).toBe('default');
  });

  it('shows no interval of another figure', async () => {
    const screen = show({ fieldValue: -40, renderContext: 'issue-view' }, aScore());
    await screen.see('\u221240 %');
    await screen.until(() => screen.calls.jira.length === 1, 'It did not ask');
    expect(screen.all('Tooltip')).toHaveLength(0);
    expect(look(screen)).toBe('removed');
  });

  it('asks nothing in lists, and the sign gives the colour there', async () => {
    const screen = show({ fieldValue: 80, renderContext: 'list' }, aScore());
    await screen.see('+80 %');
    expect(look(screen)).toBe('success');
    expect(screen.calls.jira).toHaveLength(0);
  });

  it('is a dash without a value, and zero is a value', async () => {
    for (const [value, words] of [
      [null, '–'],
      [undefined, '–'],
      ['80', '–'],
      [0, '0 %'],
      [1_234_567, '+1,234,567 %'],
    ] as const) {
      const screen = show({ fieldValue: value });
      await screen.see(words);
      screen.close();
    }
  });
});
