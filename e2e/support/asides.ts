import type { Page } from 'playwright-core';

export interface Aside {
  readonly name: string;
  readonly path: string;
  /** Opens it and resolves once it shows. */
  readonly open: (page: Page) => Promise<unknown>;
}

const dialog = (page: Page): Promise<void> => page.getByRole('dialog').waitFor();
const menuOf = (page: Page, key: string): Promise<void> =>
  page.getByRole('button', { name: `Actions for ${key}`, exact: true }).click();
const choose = (item: string) => async (page: Page) => {
  await menuOf(page, 'HARB-5');
  await page.getByRole('menuitem', { name: item }).click();
  await dialog(page);
};

const onlyImported = '/?q=HARB';

/** What opens over a page when it is asked for. */
export const asides: readonly Aside[] = [
  { name: 'menu of a row', path: onlyImported, open: (page) => menuOf(page, 'HARB-5') },
  { name: 'override', path: onlyImported, open: choose('Move to position…') },
  {
    name: 'epic preview',
    path: onlyImported,
    open: async (page) => {
      await choose('Request an epic…')(page);
      await page.getByLabel('Summary').waitFor();
    },
  },
  {
    name: 'epics of several',
    path: onlyImported,
    open: async (page) => {
      for (const key of ['HARB-5', 'HARB-8']) await page.getByLabel(`Select ${key}`, { exact: true }).check();
      await page.getByRole('button', { name: 'Request epics…' }).click();
      await page.getByRole('dialog').getByLabel('Jira project').waitFor();
    },
  },
  {
    name: 'new feature',
    path: '/',
    open: async (page) => {
      await page.getByRole('button', { name: 'Add feature' }).click();
      await dialog(page);
    },
  },
  {
    name: 'changed weights',
    path: '/?panel=weights',
    open: async (page) => {
      await page.getByLabel('Framework').selectOption('rice');
      await page
        .getByText(/would move/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'new outcome',
    path: '/outcomes',
    open: async (page) => {
      await page.getByRole('button', { name: 'Record an outcome' }).click();
      await page.getByRole('radio').first().check();
      await page.getByLabel('Person-days it took').waitFor();
    },
  },
  {
    name: 'new signal',
    path: '/signals',
    open: async (page) => {
      await page.getByRole('button', { name: 'Record a signal' }).click();
      await page.getByLabel('Company').first().waitFor();
    },
  },
  {
    name: 'rejecting an epic',
    path: '/epics',
    open: async (page) => {
      await page.getByRole('button', { name: 'Reject' }).first().click();
      await dialog(page);
    },
  },
  {
    name: 'account menu',
    path: '/profile',
    open: async (page) => {
      await page.getByRole('button', { name: /Mara Lindqvist/ }).click();
      await page.getByText('Appearance').waitFor();
    },
  },
];
