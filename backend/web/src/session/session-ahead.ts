import type { Transport } from '@valora/board';
import { api } from '@valora/contracts';

/**
 * Asks who is signed in before anything is drawn; the first call for it gets that answer. Nothing on the board can be
 * asked for without a session, so this round trip runs beside loading the theme and the page's code.
 */
export const withSessionAhead = (transport: Transport): Transport => {
  const asked = transport.call(api.identity.session, {});
  // Whoever calls for it handles a refusal; nobody may call at all.
  asked.catch(() => undefined);
  let ahead: typeof asked | null = asked;
  return {
    ...transport,
    call: (route, args) => {
      if (route.operationId !== api.identity.session.operationId || ahead === null)
        return transport.call(route, args);
      const answer = ahead;
      ahead = null;
      return answer as ReturnType<typeof transport.call<typeof route>>;
    },
  };
};
