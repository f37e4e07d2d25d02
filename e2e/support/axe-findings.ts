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

/** Waits until colours that change have changed; what turns for ever is not waited for. */
const settle = (page: Page | Frame): Promise<void> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/**
 * What axe finds against WCAG 2.2 A and AA, one line each; empty when it finds nothing. Where `dialogs` are open, they
 * alone are looked at: what lies dimmed beneath cannot be used until they are closed.
 */
export const axeFindings = async (
  page: Page | Frame,
  where: { readonly dialogs: string; readonly within: string; readonly without?: string },
): Promise<string[]> => {
  await settle(page);
  // Run in the page’s own context, past its content security policy, as a browser’s developer tools do.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async ({ dialogs, within, without }) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (context: object, options: object) => Promise<{ violations: Violation[] }> };
    };
    const open = document.querySelectorAll(dialogs);
    const include = Array.from(open.length > 0 ? open : document.querySelectorAll(within));
    const found = await axe.run(
      { include, exclude: without === undefined ? [] : [[without]] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    );
    return found.violations;
  }, where);
  return violations.map(
    ({ id, impact, help, nodes }) =>
      `${impact} ${id}: ${help} (${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')})`,
  );
};
