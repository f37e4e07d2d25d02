import type { Page } from 'playwright-core';
import { pressUntilFocused, rowOf } from '../support/board-rows.js';

export interface KeyboardMove {
  readonly key: string;
  /** Places up. */
  readonly up: number;
  readonly reason: string;
}

/** Moves a feature up and says why and for how long, without a mouse. */
export const moveByKeyboard = async (page: Page, { key, up, reason }: KeyboardMove): Promise<void> => {
  await page.getByLabel('Which features').focus();
  await pressUntilFocused(page, 'Tab', page.locator('[role=grid]'));
  await pressUntilFocused(page, 'ArrowDown', rowOf(page, key));
  for (let places = 0; places < up; places += 1) await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await pressUntilFocused(page, 'Tab', dialog.getByLabel('Reason'));
  await page.keyboard.type(reason);
  await pressUntilFocused(page, 'Tab', dialog.getByLabel('How long'));
  await page.keyboard.press('Home');
  await pressUntilFocused(page, 'Tab', dialog.getByRole('button', { name: 'Move' }));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
};

/** Takes the last change back by the button that came with its confirmation. */
export const undoByKeyboard = async (page: Page): Promise<void> => {
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
};
