import type { Locator } from 'playwright-core';

/** What an element says, once it is there, with plain spaces: figures hold their units by spaces that do not break. */
export const plainText = async (locator: Locator): Promise<string> =>
  (await locator.innerText()).replace(/\s+/g, ' ');
