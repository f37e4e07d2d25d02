import type { Page } from 'playwright-core';
import { jiraExport } from '../support/a-jira-export.js';

/** Uploads the export and stops where the columns are chosen. */
export const uploadExport = async (page: Page): Promise<void> => {
  const { fileName, content } = jiraExport;
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: fileName, mimeType: 'text/csv', buffer: content });
  await page.getByText('The first rows, as they would go in').waitFor();
};

/** Says what the column holds that nobody recognised. */
export const mapByHand = async (page: Page, field: RegExp): Promise<void> => {
  const column = page.getByLabel(jiraExport.unknownColumn);
  if (!(await column.isVisible()))
    await page.getByRole('button', { name: /more columns? that nobody/ }).click();
  const option = await column.locator('option').filter({ hasText: field }).first().getAttribute('value');
  await column.selectOption(option);
};

/** Starts the import and waits for its result. */
export const runImport = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.getByRole('cell', { name: 'the title is missing' }).waitFor();
};
