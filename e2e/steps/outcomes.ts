import type { Page } from 'playwright-core';

export interface RecordedOutcome {
  readonly feature: string;
  readonly days: string;
  readonly value: string;
}

/** Says on the page of outcomes what a feature took and returned. */
export const recordOutcome = async (page: Page, { feature, days, value }: RecordedOutcome): Promise<void> => {
  await page.getByRole('link', { name: 'Outcomes' }).click();
  await page.getByRole('button', { name: 'Record an outcome' }).click();
  await page.getByLabel('Which feature', { exact: true }).fill(feature);
  await page.getByRole('radio', { name: new RegExp(feature) }).click();
  await page.getByLabel('Person-days it took').fill(days);
  await page.getByLabel('Released on').fill('2026-01-15');
  await page.getByLabel('What it returned').fill(value);
  await page.getByRole('button', { name: 'Record', exact: true }).click();
};
