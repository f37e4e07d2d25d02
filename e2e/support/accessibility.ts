/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

const faultsNow = async (page: Page): Promise<string[]> => {
  // Run in the page’s own context, past its content security policy, as a browser’s developer tools do.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (context: Node, options: object) => Promise<{ violations: Violation[] }> };
    };
    // What lies dimmed beneath a modal dialog cannot be used until it is closed.
    const open = document.querySelector('[role=dialog][aria-modal=true]') ?? document;
    const found = await axe.run(open, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return found.violations;
  });
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')})`,
  );
};

/** Waits until colours that change have changed; what turns for ever is not waited for. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/** What axe finds against WCAG 2.2 A and AA, light and dark, one line each; empty when it finds nothing. */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-color-mode=${scheme}]`).waitFor();
    await settle(page);
    found.push(...(await faultsNow(page)).map((fault) => `${scheme}: ${fault}`));
  }
  return found;
};
