import { setUpTeam } from './steps/first-run.js';
import { openPage } from './support/open-page.js';
import { setStage } from './support/stage.js';

jest.setTimeout(120_000);

const stage = setStage();

it('brings the sample workspace in with one click, marked as such, and takes it away with one', async () => {
  const { browser, valora } = stage.current();
  const { page, faults } = await openPage(browser);
  await setUpTeam(page, valora.link);
  await page.getByRole('button', { name: 'Load sample data' }).click();
  await page.getByText(/^This order rests on/).waitFor();
  await page.getByRole('rowheader').first().getByText('sample data').waitFor();
  await page.getByRole('button', { name: 'Remove sample data' }).click();
  await page.getByText('Nothing is ranked yet').waitFor();
  for (const trace of [page.getByRole('rowheader'), page.getByText('sample data', { exact: true })])
    await trace.first().waitFor({ state: 'detached' });
  await page.goto(`${valora.url}/signals`);
  await page
    .getByText(/No (customer )?signal/i)
    .first()
    .waitFor();
  expect(faults()).toEqual([]);
});
