import path from 'node:path';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { axeFindings } from '../../support/axe-findings.js';
import type { CallRecord } from '../../../forge-app/preview/shared.js';
import type { Preview } from './preview.js';

/** A screen of UI Kit, drawn by the host. */
export const screenOf = (page: Page, moduleKey: string): Locator =>
  page.locator(`[data-surface="${moduleKey}"]`);
export const panelOf = (page: Page): Locator => screenOf(page, 'valora-issue-panel');

/** The board, in its frame. */
export const boardOf = (page: Page): FrameLocator => page.frameLocator('iframe[src*="/board/"]');

export const boardRow = (page: Page, key: string): Locator => {
  const board = boardOf(page);
  return board.locator('[data-row]').filter({ has: board.getByText(key, { exact: true }) });
};
export const boardRank = (page: Page, key: string): Locator =>
  boardRow(page, key).locator('[aria-colindex="2"]');

/** Chooses in one of Atlaskit’s selects. */
export const choose = async (
  page: Page,
  where: Locator,
  pick: { label: RegExp | string; option: RegExp },
): Promise<void> => {
  await where.getByRole('combobox', { name: pick.label }).click();
  await page.locator('.host-select__option').filter({ hasText: pick.option }).first().click();
};

/** What axe finds inside of our screens, not in the host around them. */
export const screenFaults = (
  page: Page | Frame,
  within = '[data-surface], [role=dialog]',
): Promise<string[]> => axeFindings(page, { dialogs: '[role=dialog]', within, without: 'iframe' });

/** Calls of one screen that came after these. */
export const callsSince = async (
  preview: Preview,
  before: readonly CallRecord[],
  moduleKey: string,
): Promise<readonly CallRecord[]> =>
  (await preview.calls()).slice(before.length).filter(({ from }) => from === moduleKey);

const pictures = process.env['VALORA_PICTURES'];

/** Keeps a picture for the documentation, where one is asked for. */
export const picture = async (target: Page | Locator, name: string): Promise<void> => {
  if (pictures === undefined) return;
  await target.screenshot({ path: path.join(pictures, `jira-${name}.png`), animations: 'disabled' });
};
