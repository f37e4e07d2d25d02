import { createBrowserUrlState, type UrlState } from '@valora/board';
import type { AppRouter } from './app-router.js';

/**
 * The address bar for the board. Writing goes straight to the browser, because a controlled search field cannot wait
 * for a navigation; reading also follows the router, whose links change the address without telling anybody else.
 */
export const createRouterUrlState = (router: Pick<AppRouter, 'subscribe'>): UrlState => {
  const browser = createBrowserUrlState();
  return {
    ...browser,
    subscribe: (onChange) => {
      const stops = [browser.subscribe(onChange), router.subscribe(onChange)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
};
