import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from './support/accessibility.js';
import { openBrowser } from './support/browser.js';
import { startValora, type RunningValora } from './support/start-valora.js';

jest.setTimeout(180_000);

let valora: RunningValora;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  valora = await startValora();
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await browser.close();
  await valora.stop();
});

describe('the first run', () => {
  it('leads from the one-time link over the account to the team', async () => {
    await page.goto(valora.link);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Your name').fill('Mara Lindqvist');
    await page.getByLabel('E-mail').fill('mara@example.com');
    await page.getByLabel('Password', { exact: false }).first().fill('a long enough password');
    await page.getByLabel('Team name').fill('Harbour');
    await page.locator('form button[type=submit]').click();
    await page.getByText('Connect Jira').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
