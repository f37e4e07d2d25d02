/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** Waits until a new width of the window has reached the layout. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100)));
      }),
  );

/** Whatever is wider than its room, tables apart, and whatever can be pressed but lies beside the window. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const nameOf = (element: Element): string =>
      element.getAttribute('aria-label') ?? (element.textContent ?? '').trim().slice(0, 60);
    // What scrolls down and cuts off sideways would hide what is too wide.
    const isScroller = (element: Element): boolean => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return element === document.documentElement || /auto|scroll/.test(`${overflowX} ${overflowY}`);
    };
    const elements = Array.from(document.querySelectorAll('*'));
    const wide = elements
      .filter((element) => isScroller(element) && element.scrollWidth - element.clientWidth > 1)
      .filter((element) => element.querySelector(':scope > table') === null)
      .map((element) => `${element.tagName}.${element.className} is too narrow for what it holds`);
    const beside = elements
      .filter((element) => element.matches('button, a[href], select, input:not([type=file]), textarea'))
      .filter((element) => element.closest('table') === null)
      .filter((element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        // A skip link waits outside until it has the focus.
        return width > 1 && right > 0 && (left < -1 || right > window.innerWidth + 1);
      })
      .map((element) => `${nameOf(element)} lies beside the window`);
    return [...wide, ...beside];
  });

/** What is wrong with the page at this width of the window; empty when everything is in reach by scrolling down. */
export const faultsAtWidth = async (page: Page, widthPx: number): Promise<string[]> => {
  await page.setViewportSize({ width: widthPx, height: 900 });
  await settle(page);
  return (await sideways(page)).map((fault) => `${String(widthPx)}: ${fault}`);
};
