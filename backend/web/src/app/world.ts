import { createHttpTransport, type Transport, type UrlState } from '@valora/board';
import { api } from '@valora/contracts';
import { createLiveSocket } from '../live/live-socket.js';
import { createSessionEnd, type SessionEnd } from '../session/session-end.js';
import { isEntrance } from '../session/next-path.js';
import { withSessionAhead } from '../session/session-ahead.js';
import type { AppRouter } from './app-router.js';
import { createRouterUrlState } from './router-url-state.js';

/** What every page may use. It belongs to one person in one team: another loads the page anew (see enter.ts). */
export interface World {
  readonly transport: Transport;
  readonly sessionEnd: SessionEnd;
  readonly urlState: UrlState;
}

export const createWorld = (router: AppRouter): World => {
  const needsSession = !isEntrance(window.location.pathname);
  const sessionEnd = createSessionEnd();
  const transport: Transport = createHttpTransport({
    baseUrl: '/api/v1',
    onSessionEnded: sessionEnd.end,
    connectLive: createLiveSocket({
      // Asking who is signed in renews the cookies on the way, once for all calls that need it.
      renewSession: async () => {
        await transport.call(api.identity.session, {}).catch(() => undefined);
        return !sessionEnd.hasEnded();
      },
    }),
  });
  return {
    transport: needsSession ? withSessionAhead(transport) : transport,
    sessionEnd,
    urlState: createRouterUrlState(router),
  };
};
