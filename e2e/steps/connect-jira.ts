import type { Page } from 'playwright-core';
import type { FakeJira } from '../../backend/src/testing/jira/index.js';

/** Connects the site with an API token in the settings; epics go to its project SHOP. */
export const connectJira = async (page: Page, jira: FakeJira): Promise<void> => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Connections' }).click();
  await page.getByLabel('Site').fill(jira.baseUrl);
  await page.getByLabel('E-mail of the account').fill(jira.credentials.email);
  await page.getByLabel('Project for epics').fill('SHOP');
  await page.getByLabel('API token').fill(jira.credentials.apiToken);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('is connected.').waitFor();
};
