import type { Page } from 'playwright-core';

export const owner = {
  name: 'Mara Lindqvist',
  email: 'mara@example.com',
  password: 'a long enough password',
} as const;

/** From the one-time link over the owner’s account to the choice of where to start. */
export const setUpTeam = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByLabel('Team name').fill('Harbour');
  await page.getByLabel('Currency').selectOption('EUR');
  await page.getByLabel('Day rate').fill('650');
  await page.getByLabel('Person-days in a quarter').fill('30');
  await page.getByRole('button', { name: 'Create the team' }).click();
  await page.getByRole('heading', { name: 'Where to start' }).waitFor();
};
