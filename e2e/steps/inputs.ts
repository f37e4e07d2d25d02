import type { Page } from 'playwright-core';
import { rowOf } from '../support/board-rows.js';

/** Gives a feature of the list its value estimate, in its drawer. */
export const setValue = async (page: Page, key: string, value: string): Promise<void> => {
  await rowOf(page, key).getByRole('rowheader').getByRole('button').click();
  await page.getByRole('tab', { name: 'Inputs' }).click();
  await page.getByRole('button', { name: 'Set Value estimate', exact: true }).click();
  await page.getByLabel(/^Value estimate/).fill(value);
  await page.getByRole('button', { name: 'Save' }).click();
};
