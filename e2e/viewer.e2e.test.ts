import type { Page } from 'playwright-core';
import { setFurnishedStage } from './support/furnished-stage.js';
import { invite, join } from './support/invite.js';
import { openPage } from './support/open-page.js';
import { arne } from './support/people.js';
import { boards, pages } from './support/places.js';

jest.setTimeout(120_000);

const stage = setFurnishedStage();

/** Buttons that would change something; a viewer is not offered them, or they say why they do nothing. */
const changing =
  /^(Add feature|Undo|Save|Set|Change|Record|Approve|Reject|Attach|Remove|Request|Connect|Move|Train|Make|Back to)\b/;

const changesOffered = async (page: Page, url: string): Promise<string[]> => {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  return page.getByRole('button', { name: changing, disabled: false }).allInnerTexts();
};

it('an admin is offered changes where a viewer is not', async () => {
  const { browser, context, valora } = stage.current();
  const { page } = await openPage(browser, { context });
  for (const path of ['/', '/epics', '/outcomes', '/models', '/settings/connections'])
    expect(await changesOffered(page, `${valora.url}${path}`)).not.toEqual([]);
});

describe('an invited viewer', () => {
  it('sees everything of the team, and of what they may not do, why', async () => {
    const { api, browser, valora, sampleFeatureId } = stage.current();
    const { page, faults } = await openPage(browser);
    await join(page, await invite(api, 'viewer'), arne);

    const offered: string[] = [];
    for (const place of [...boards, ...pages]) {
      const names = await changesOffered(page, `${valora.url}${place.path(stage.current())}`);
      offered.push(...names.map((name) => `${place.name}: ${name}`));
    }
    // A profile is one’s own; what-ifs may be tried by everybody.
    expect(offered.filter((entry) => !entry.startsWith('profile: '))).toEqual([]);

    await page.goto(`${valora.url}/settings/members`);
    await page.getByText('Only admins can run the team; you are a viewer.').waitFor();
    await page.goto(`${valora.url}/?feature=${sampleFeatureId}&tab=inputs`);
    await page.getByText(/Only contributors, managers,? and admins can change features/).waitFor();
    await page.goto(`${valora.url}/?q=HARB`);
    await page.getByRole('button', { name: 'Actions for HARB-5', exact: true }).click();
    await page.getByText(/Only managers and admins can move features/).waitFor();
    expect(faults()).toEqual([]);
  });

  it('cannot carry a feature by keyboard and hears why', async () => {
    const { browser, valora, api } = stage.current();
    const { page, faults } = await openPage(browser);
    await join(page, await invite(api, 'viewer'), { ...arne, name: 'Ida Berg', email: 'ida@example.com' });
    await page.goto(`${valora.url}/?q=HARB`);
    await page.getByRole('rowheader').first().getByRole('button').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page
      .getByRole('status')
      .getByText(/Only managers and admins can move features/)
      .waitFor();
    expect(faults()).toEqual([]);
  });
});
