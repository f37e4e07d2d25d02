import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Debian’s Chromium, or the one at CHROMIUM_PATH. @throws Error where there is none */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM_PATH'] ?? places.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      'The end-to-end tests need Chromium: install Debian’s package chromium or set CHROMIUM_PATH.',
    );
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });
};
