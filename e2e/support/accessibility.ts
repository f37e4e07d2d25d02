import type { Page } from 'playwright-core';
import { axeFindings } from './axe-findings.js';

/** What axe finds against WCAG 2.2 A and AA, light and dark, one line each; empty when it finds nothing. */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-color-mode=${scheme}]`).waitFor();
    const faults = await axeFindings(page, { dialogs: '[role=dialog][aria-modal=true]', within: 'html' });
    found.push(...faults.map((fault) => `${scheme}: ${fault}`));
  }
  return found;
};
