import type { Page } from 'playwright-core';
import { rowOf } from '../support/board-rows.js';

/** Reads the preview of one epic, gives it another summary and asks for it. */
export const requestEpic = async (page: Page, key: string, summary: string): Promise<void> => {
  await page.getByRole('button', { name: `Actions for ${key}`, exact: true }).click();
  await page.getByRole('menuitem', { name: 'Request an epic…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Summary').fill(summary);
  await dialog.getByRole('button', { name: 'Request', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};

/** Asks for the epics of several features at once. */
export const requestEpics = async (page: Page, keys: readonly string[]): Promise<void> => {
  for (const key of keys) await rowOf(page, key).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Request epics…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Request', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};

export const openEpics = async (page: Page, state: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Valora' }).getByRole('link', { name: 'Epics' }).click();
  await page.getByLabel('Show', { exact: true }).selectOption({ label: state });
};
