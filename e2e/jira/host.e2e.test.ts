import { setPreview } from './support/preview.js';

const stage = setPreview('--probe');

describe('the local host', () => {
  it('runs bundle, function and Jira of an app and draws what comes of it', async () => {
    const page = await stage.current().open('issue/FERRY-1', 'acc-mira');
    const panel = page.locator('[data-surface="probe-panel"]');
    await panel.getByText('issue FERRY-1').waitFor();
    await panel.getByText('function {"hello":"host","account":"acc-mira"}').waitFor();
    await panel.getByText('person Mira Member').waitFor();
    await panel.getByLabel('Typed').fill('a word');
    await panel.getByText('typed: a word').waitFor();
  });

  it('keeps the platform’s limits', async () => {
    const page = await stage.current().open('issue/FERRY-1', 'acc-mira');
    const panel = page.locator('[data-surface="probe-panel"]');
    await panel.getByRole('button', { name: 'Send too much' }).click();
    await panel.getByText('problem: the request is larger than 500 KB, which Forge allows').waitFor();
    await panel.getByRole('button', { name: 'Ask what is not there' }).click();
    await panel.getByText("problem: Resolver has no definition for 'never'.").waitFor();
  });

  it('says aloud what it does not know', async () => {
    const page = await stage.current().open('issue/FERRY-1', 'acc-mira');
    await page.getByRole('alert').getByText('the host draws no "Calendar"').waitFor();
    expect(await stage.current().faults()).toEqual(
      expect.arrayContaining(['the host draws no "Calendar"', 'UI Kit’s Lozenge has no prop "tone"']),
    );
  });

  it('lets an app that is not installed do nothing', async () => {
    const { control, open } = stage.current();
    await control('forget-installation');
    const page = await open('issue/FERRY-2', 'acc-mira');
    await page
      .locator('[data-surface="probe-panel"]')
      .getByText('problem: The app is not installed on this site.')
      .waitFor();
  });
});
