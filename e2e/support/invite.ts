import type { Role } from '@valora/contracts';
import type { Page } from 'playwright-core';
import type { Api } from './api.js';
import type { Person } from './people.js';

/** Joins by an invitation link in a browser of one’s own. */
export const join = async (page: Page, link: string, { name, email, password }: Person): Promise<void> => {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Join the team' }).click();
  await page.getByRole('heading', { name: 'What to build next' }).waitFor();
};

/** Makes a link for somebody. */
export const invite = async (api: Api, role: Role): Promise<string> =>
  (await api.call<{ link: string }>('POST', '/invitations', { role })).link;
