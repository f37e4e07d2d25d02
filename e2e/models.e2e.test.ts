import type { Page } from 'playwright-core';
import { accessibilityFaults } from './support/accessibility.js';
import type { Api } from './support/api.js';
import { eventually } from './support/eventually.js';
import { invite, join } from './support/invite.js';
import { openPage, type WatchedPage } from './support/open-page.js';
import { arne, makeOwner, mara, signIn } from './support/people.js';
import { plainText } from './support/plain-text.js';
import { faultsAtWidth } from './support/reach.js';
import { setStage } from './support/stage.js';

jest.setTimeout(120_000);

const stage = setStage();
const deciding = /^(Train again|Make champion|Back to the one before)$/;

let api: Api;
let tab: WatchedPage;
beforeAll(async () => {
  const { browser, valora } = stage.current();
  api = await makeOwner(valora);
  tab = await openPage(browser, { context: await signIn(browser, valora, mara) });
});

const open = async (page: Page): Promise<void> => {
  await page.goto(`${stage.current().valora.url}/models`);
  await page.getByRole('region', { name: 'Effort' }).waitFor();
};

const faultsOf = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const widthPx of [1280, 768, 390]) found.push(...(await faultsAtWidth(page, widthPx)));
  found.push(...(await accessibilityFaults(page)));
  await page.setViewportSize({ width: 1280, height: 900 });
  return [...found, ...(await accessibilityFaults(page))];
};

it('on the first day says what speaks, and invents no figure', async () => {
  const { page, faults } = tab;
  await open(page);
  const effort = await plainText(page.getByRole('region', { name: 'Effort' }));
  expect(effort).toContain('The base model that ships with Valora speaks');
  expect(effort).toContain('Hidden until 15 outcomes were predicted before they were known; none so far.');
  const value = await plainText(page.getByRole('region', { name: 'Value' }));
  expect(value).toContain('No trained model speaks');
  expect(value).toContain('stated prior');
  await page.getByText('Nothing was trained yet.').waitFor();
  expect(await page.getByRole('img', { name: /table below/ }).count()).toBe(0);
  expect([...(await faultsOf(page)), ...faults()]).toEqual([]);
});

describe('once there are outcomes', () => {
  beforeAll(async () => {
    await api.call('POST', '/sample-workspace');
  });

  it('shows the error beside that of the median, the coverage, and the drawing as a table', async () => {
    const { page, faults } = tab;
    await open(page);
    await page.getByText('The outcomes behind these figures are the sample’s').waitFor();
    const effort = page.getByRole('region', { name: 'Effort' });
    expect(await plainText(effort)).toMatch(
      /Typically off by ×[\d.]+; the median of the team’s earlier outcomes would be off by ×[\d.]+, over \d+ outcomes\./,
    );
    expect(await plainText(effort)).toMatch(/\d+ % of outcomes fell into the 80 % interval/);
    await effort.getByRole('img', { name: /the table below holds the same figures/ }).waitFor();
    await effort.getByText('The same as a table').click();
    expect(
      await effort.getByRole('table', { name: 'Outcomes below each promise' }).getByRole('row').count(),
    ).toBe(4);
    expect([...(await faultsOf(page)), ...faults()]).toEqual([]);
  });

  it('an admin trains again and reads what came of it', async () => {
    const { page, faults } = tab;
    await open(page);
    await page.getByRole('button', { name: 'Train again' }).click();
    await page.getByText('The training is under way; it goes on without you.').waitFor();
    // The sample’s outcomes come without the rows that were served before them.
    const rows = page.getByRole('table', { name: /^Trainings/ }).getByRole('row');
    await rows.filter({ hasText: 'Effort' }).getByText('Too few outcomes').waitFor();
    await rows.filter({ hasText: 'Value' }).getByText('Too few outcomes').waitFor();
    await page.getByRole('region', { name: 'Effort' }).getByText('Last training').waitFor();
    expect(await plainText(rows.nth(1))).toContain('asked for by Mara Lindqvist');
    expect([...(await faultsOf(page)), ...faults()]).toEqual([]);
  });

  it('the drawer shows what the models saw', async () => {
    const { page, faults } = tab;
    const featureId = await eventually('a prediction by the base model', async () => {
      const { items } = await api.call<{ items: readonly { id: string }[] }>(
        'GET',
        '/features?search=Sticker&limit=1',
      );
      const id = items[0]?.id ?? '';
      const { models } = await api.call<{ models: readonly unknown[] }>('GET', `/features/${id}/explanation`);
      return models.length === 0 ? null : id;
    });
    await page.goto(`${stage.current().valora.url}/?feature=${featureId}&tab=why`);
    await page.getByText('What the models saw').click();
    const table = page.getByRole('table', { name: /^Parts of the relative effort/ });
    expect(await plainText(table)).toMatch(/Before it saw the feature .*Altogether/);
    expect([...(await faultsOf(page)), ...faults()]).toEqual([]);
  });

  it('a viewer reads everything and decides nothing', async () => {
    const { browser } = stage.current();
    const { page, faults } = await openPage(browser);
    await join(page, await invite(api, 'viewer'), arne);
    await page.getByRole('navigation', { name: 'Valora' }).getByRole('link', { name: 'Models' }).click();
    await page.getByRole('region', { name: 'Effort' }).getByText('Accuracy').waitFor();
    await page.getByText('Only managers and admins can retrain models; you are a viewer.').waitFor();
    expect(await page.getByRole('button', { name: deciding }).allInnerTexts()).toEqual([]);
    await page.getByRole('link', { name: 'See every outcome' }).click();
    await page.getByRole('heading', { level: 1, name: 'Outcomes' }).waitFor();
    expect(faults()).toEqual([]);
  });
});
