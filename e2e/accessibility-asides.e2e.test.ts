import { accessibilityFaults } from './support/accessibility.js';
import { asides } from './support/asides.js';
import { setFurnishedStage } from './support/furnished-stage.js';
import { openPage, type WatchedPage } from './support/open-page.js';

jest.setTimeout(120_000);

const stage = setFurnishedStage();

describe('axe finds nothing, light or dark, in what opens over a page', () => {
  let tab: WatchedPage;
  beforeAll(async () => {
    const { browser, context } = stage.current();
    tab = await openPage(browser, { context });
  });

  it.each(asides)('$name', async ({ path, open }) => {
    await tab.page.goto(`${stage.current().valora.url}${path}`);
    await open(tab.page);
    expect(await accessibilityFaults(tab.page)).toEqual([]);
    expect(tab.faults()).toEqual([]);
  });
});

describe('axe finds nothing, light or dark, before anybody has signed in', () => {
  it.each([
    { path: '/sign-in', words: 'Password' },
    { path: '/sign-in#link=no-such-link', words: 'Sign in with a password' },
    { path: '/join', words: 'Invitation link' },
    { path: '/join#invitation=no-such-invitation', words: 'Your name' },
    { path: '/welcome', words: 'This Valora is set up already' },
  ])('$path', async ({ path, words }) => {
    const { browser, valora } = stage.current();
    const { page } = await openPage(browser);
    await page.goto(`${valora.url}${path}`);
    await page.getByText(words).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});
