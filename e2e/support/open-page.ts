import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface WatchedPage {
  readonly page: Page;
  /** Errors on the console, thrown errors, and answers from 400 on that the page did not have to expect. */
  readonly faults: () => readonly string[];
}

export interface PageOptions {
  /** A context of somebody who is signed in; a new one, of a stranger, by default. */
  readonly context?: BrowserContext;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

/** A new page asks for the session first; of a stranger the answer is no. */
const isExpected = (url: string, status: number): boolean =>
  status === 401 && /\/api\/v1\/(session|auth\/refresh)$/.test(new URL(url).pathname);

/** A tab that remembers everything that went wrong in it. */
export const openPage = async (browser: Browser, options: PageOptions = {}): Promise<WatchedPage> => {
  const context = options.context ?? (await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' }));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.setViewportSize({ width: options.width ?? 1280, height: 900 });
  await page.emulateMedia({ colorScheme: options.scheme ?? 'light', reducedMotion: 'reduce' });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`thrown: ${String(error)}`));
  page.on('console', (message) => {
    // Chromium repeats every refused answer here; those are judged below, with their address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !isExpected(response.url(), status))
      faults.push(`${String(status)} ${response.request().method()} ${response.url()}`);
  });
  return { page, faults: () => faults };
};
