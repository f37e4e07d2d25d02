import { eventually } from '../support/eventually.js';
import { tablesThatSay } from './support/database.js';
import { setPreview } from './support/preview.js';
import { boardOf, boardRow, choose, panelOf, picture, screenFaults, screenOf } from './support/screens.js';

jest.setTimeout(120_000);
const stage = setPreview();
const lead = 'acc-pekka';
const admin = 'acc-aino';

const pointsOf = async (key: string): Promise<unknown> =>
  (await stage.current().issues()).find((issue) => issue.key === key)?.fields['customfield_10016'];

/** Two ways between Jira and Valora, what of it people decide, and that nothing leaves which may not. */
describe('what leaves Jira', () => {
  beforeAll(async () => {
    const page = await stage.current().open('project', lead);
    await boardOf(page).getByRole('button', { name: 'Connect this project' }).click();
    await boardOf(page).getByText('39 ranked').waitFor({ timeout: 60_000 });
    await page.close();
  });
  afterEach(async () => {
    expect(await stage.current().faults()).toEqual([]);
  });

  it('follows a change made in Jira, and sends no echo of it back', async () => {
    const { open, control, exchanges } = stage.current();
    const page = await open('project', lead);
    await boardOf(page).locator('[data-row]').first().waitFor();
    await control('forget-exchanges');
    await control('issue', {
      key: 'FERRY-25',
      field: 'summary',
      value: 'Calendar entry right all year',
      accountId: 'acc-mira',
    });
    await boardRow(page, 'FERRY-25').getByText('Calendar entry right all year').waitFor();
    await control('settled');
    const writes = (await exchanges()).filter(
      ({ method, path }) => method === 'PUT' && /\/issue\/[^/]+$/.test(path),
    );
    expect(writes).toEqual([]);
    await page.close();
  });

  it('asks a person where both sides changed, and does what they say', async () => {
    const { open, control } = stage.current();
    await control('issue', {
      key: 'FERRY-2',
      field: 'storyPoints',
      value: '21',
      accountId: 'acc-mira',
      late: true,
    });
    const issue = await open('issue/FERRY-2', lead);
    await panelOf(issue).getByRole('button', { name: 'Edit inputs' }).click();
    const dialog = issue.getByRole('dialog');
    await dialog.getByLabel(/Story points/).fill('13');
    await dialog.getByLabel('Reason').fill('Smaller than it looked');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await issue.close();

    const settings = await open('settings', lead);
    const screen = screenOf(settings, 'valora-project-settings');
    await eventually('the conflict', async () => {
      await settings.reload();
      await screen.getByRole('tab', { name: 'Conflicts' }).click();
      const row = screen.getByRole('row').filter({ hasText: 'FERRY-2' });
      return row
        .first()
        .waitFor({ timeout: 2_000 })
        .then(
          () => true,
          () => null,
        );
    });
    expect(await pointsOf('FERRY-2')).toBe(21);
    expect(await screenFaults(settings)).toEqual([]);
    await screen.getByRole('button', { name: 'Valora’s' }).first().click();
    await screen.getByText('No conflicts: Jira and Valora agree.').waitFor();
    expect(
      await eventually('Valora’s value in Jira', async () =>
        (await pointsOf('FERRY-2')) === 13 ? 13 : null,
      ),
    ).toBe(13);
    await settings.close();
  });

  it('shows criteria and weights to be changed, by those who may', async () => {
    const { open } = stage.current();
    const page = await open('settings', lead);
    const screen = screenOf(page, 'valora-project-settings');
    await screen.getByRole('heading', { name: 'How the score is made' }).waitFor();
    expect(await screenFaults(page)).toEqual([]);
    await screen.getByRole('tab', { name: 'What leaves Jira' }).click();
    await screen.getByText('What of FERRY may leave Jira').waitFor();
    expect(await screenFaults(page)).toEqual([]);
    await picture(page, 'settings');
    await page.close();
  });

  it('keeps all text in Jira in numbers-only mode: none is asked for, none is kept', async () => {
    const { open, control, exchanges, backend } = stage.current();
    const words = [
      'late ferry sees queues',
      'Season ticket that renews',
      'guess the length of their trailer',
    ];
    const { dataDir } = await backend();
    expect(await tablesThatSay(dataDir, words)).not.toEqual([]);
    const page = await open('settings', admin);
    const screen = screenOf(page, 'valora-project-settings');
    await screen.getByRole('tab', { name: 'What leaves Jira' }).click();
    await choose(page, screen, { label: /^What leaves/, option: /numbers/i });
    await screen.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Remove|Save/ })
      .first()
      .click();
    await screen.getByText('Saved', { exact: true }).waitFor();
    await control('forget-exchanges');
    await control('issue', { key: 'FERRY-3', field: 'storyPoints', value: '8', accountId: 'acc-mira' });
    await control('issue', {
      key: 'FERRY-3',
      field: 'description',
      value: 'A secret of the harbour',
      accountId: 'acc-mira',
    });
    await control('settled');
    const board = await open('project', lead);
    await boardOf(board).locator('[data-row]').first().waitFor();
    let left: string[] = [];
    await eventually('the removal of texts', async () => {
      left = await tablesThatSay(dataDir, [...words, 'A secret of the harbour']);
      return left.length === 0 ? true : null;
    }).catch(() => undefined);
    expect(left).toEqual([]);
    const answers = (await exchanges()).map(({ response }) => response).join('\n');
    for (const word of [...words, 'A secret of the harbour']) expect(answers).not.toContain(word);
    // What people read on the board is asked of Jira by their own browser.
    await board.reload();
    await boardOf(board).getByText('Hide the ferry music').waitFor();
    await Promise.all([page, board].map((one) => one.close()));
  });

  it('stops at once when the app is uninstalled, and can come back', async () => {
    const { open, control, calls } = stage.current();
    await control('uninstall');
    const before = await calls();
    const page = await open('issue/FERRY-1', lead);
    await panelOf(page)
      .getByText(/Valora’s server does not answer|not installed/)
      .waitFor();
    expect((await calls()).length).toBe(before.length);
    await page.close();
    await control('install');
    const again = await open('issue/FERRY-1', lead);
    await panelOf(again)
      .getByText(/predicted ROI|not connected/)
      .first()
      .waitFor();
    await again.close();
  });
});
