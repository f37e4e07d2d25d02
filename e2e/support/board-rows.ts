/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';

/** The row of a feature in the board’s list. */
export const rowOf = (page: Page, key: string): Locator =>
  page.locator('[data-row]').filter({ has: page.getByText(key, { exact: true }) });

/** What the row says under Rank: the rank, and the range or the model’s own rank. */
export const rankCell = (page: Page, key: string): Locator => rowOf(page, key).locator('[aria-colindex="2"]');

/** Waits until the feature stands at this rank in the list. */
export const waitForRank = async (page: Page, key: string, rank: number): Promise<void> => {
  await rankCell(page, key).getByText(String(rank), { exact: true }).waitFor();
};

/** Presses a key until the focus is on or in the target. @throws Error when that takes more than 40 presses */
export const pressUntilFocused = async (page: Page, key: string, target: Locator): Promise<void> => {
  await target.first().waitFor();
  for (let presses = 0; presses < 40; presses += 1) {
    const focused = await target.evaluateAll((found) =>
      found.some((element) => element.contains(document.activeElement)),
    );
    if (focused) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not get there by ${key}`);
};
