import { apiOf } from './support/api.js';
import { setFurnishedStage } from './support/furnished-stage.js';
import { invite } from './support/invite.js';
import { openPage } from './support/open-page.js';
import { arne, signIn } from './support/people.js';
import { makeSecondTeam } from './support/second-team.js';

jest.setTimeout(120_000);

const stage = setFurnishedStage();

interface Session {
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  readonly team: { readonly id: string };
}

it('shows a second team nothing of the first, and the first nothing of the second', async () => {
  const { api, browser, context, imports, sampleFeatureId, valora } = stage.current();
  const invitationToken = (await invite(api, 'viewer')).split('#invitation=')[1];
  const { user, team } = await apiOf(valora, null).call<Session>('POST', '/invitations/accept', {
    invitationToken,
    ...arne,
  });
  await makeSecondTeam(valora, { name: 'Quay', owner: user });
  await api.call('DELETE', `/teams/${team.id}/members/${user.id}`);

  const { page, faults } = await openPage(browser, { context: await signIn(browser, valora, arne) });
  await page.goto(valora.url);
  await page.getByRole('heading', { name: /Quay/ }).waitFor();
  await page.getByText('Nothing is ranked yet').waitFor();
  for (const path of ['/signals', '/epics?state=any', '/outcomes', '/import', '/settings/audit']) {
    await page.goto(`${valora.url}${path}`);
    await page.waitForLoadState('networkidle');
    const words = await page.locator('#content').innerText();
    expect(words).not.toMatch(/Harbour|HARB|harbour\.csv|FM-\d/);
  }
  expect(faults()).toEqual([]);

  // What is known by its address stays unknown, in a sentence.
  await page.goto(`${valora.url}/?feature=${sampleFeatureId}`);
  await page
    .getByText(/not found|does not exist|no such/i)
    .first()
    .waitFor();
  await page.goto(`${valora.url}/import/${imports.done}`);
  await page
    .getByText(/not found|does not exist|no such/i)
    .first()
    .waitFor();
  expect(faults().filter((fault) => !fault.startsWith('404 GET'))).toEqual([]);

  // What happens in one team is not told to the other, live or later.
  const other = await openPage(browser, { context });
  await other.page.goto(`${valora.url}/?q=quay`);
  await other.page.getByText('Clear filters').first().waitFor();
  await page.goto(valora.url);
  await page.getByRole('button', { name: 'Add feature' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill('A crane on the quay');
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await page.getByRole('tab', { name: 'Why' }).waitFor();
  await other.page.reload();
  await other.page.getByText('Clear filters').first().waitFor();
  expect(await other.page.getByText('A crane on the quay').count()).toBe(0);
});
