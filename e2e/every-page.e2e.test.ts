import { accessibilityFaults } from './support/accessibility.js';
import { setFurnishedStage } from './support/furnished-stage.js';
import { openPage, type WatchedPage } from './support/open-page.js';
import { boards, pages } from './support/places.js';
import { faultsAtWidth } from './support/reach.js';

jest.setTimeout(120_000);

const stage = setFurnishedStage();
let tab: WatchedPage;
beforeAll(async () => {
  const { browser, context } = stage.current();
  tab = await openPage(browser, { context });
});

describe.each([
  { part: 'page', places: pages },
  { part: 'board', places: boards },
])(
  'axe finds nothing in light and dark, and nothing lies beside the window at any width, on a $part',
  (each) => {
    it.each(each.places)('$name', async ({ path, ready }) => {
      const { page, faults } = tab;
      const before = faults().length;
      const found: string[] = [];
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${stage.current().valora.url}${path(stage.current())}`);
      await ready(page);
      for (const widthPx of [1280, 768, 390]) {
        found.push(...(await faultsAtWidth(page, widthPx)));
        if (widthPx !== 768) found.push(...(await accessibilityFaults(page)));
      }
      expect([...found, ...faults().slice(before)]).toEqual([]);
    });
  },
);

it('a phone leads to every place, and to moving a feature, by touch', async () => {
  const { browser, context, valora } = stage.current();
  const { page, faults } = await openPage(browser, { context, width: 390 });
  await page.goto(`${valora.url}/?q=HARB`);
  await page.getByRole('button', { name: 'Actions for HARB-5', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Move to position…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Move' }).click({ trial: true });
  expect(await faultsAtWidth(page, 390)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  for (const place of ['Signals', 'Epics', 'Outcomes', 'Models', 'Import', 'Settings', 'Board']) {
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('navigation', { name: 'Valora' }).getByRole('link', { name: place }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  }
  expect(faults()).toEqual([]);
});
