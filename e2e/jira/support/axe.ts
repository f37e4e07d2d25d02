/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What axe finds inside of our screens, not in the host around them: WCAG 2.2 A and AA, one line each. */
export const screenFaults = async (
  page: Page | Frame,
  within = '[data-surface], [role=dialog]',
): Promise<string[]> => {
  await page.evaluate(async () => {
    // Colours are judged once what fades in is there; what turns for ever is not waited for.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (selector) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (context: object, options: object) => Promise<{ violations: Violation[] }> };
    };
    const open = document.querySelectorAll('[role=dialog]');
    const include = Array.from(open.length > 0 ? open : document.querySelectorAll(selector));
    const found = await axe.run(
      { include, exclude: [['iframe']] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    );
    return found.violations;
  }, within);
  return violations.map(
    ({ id, impact, help, nodes }) =>
      `${impact} ${id}: ${help} (${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')})`,
  );
};
