import type { Session } from '@valora/contracts';
import type { Transport } from '../transport/transport.js';
import type { UrlState } from '../url/url-state.js';
import { BoardPage, type BoardPageProps } from './board-page.js';
import { ApiProvider, SessionProvider } from './providers.js';

export interface BoardProps extends BoardPageProps {
  readonly transport: Transport;
  readonly session: Session;
  /** BCP 47; the browser's own by default. */
  readonly locale?: string;
  /** Where links are kept; this window's address bar by default. */
  readonly urlState?: UrlState;
}

/** The whole board in one element, for hosts that have nothing else of Valora around it. */
export const Board = ({ transport, session, locale, urlState, ...page }: BoardProps) => (
  <ApiProvider transport={transport} {...(locale === undefined ? {} : { locale })}>
    <SessionProvider session={session} {...(urlState === undefined ? {} : { urlState })}>
      <BoardPage {...page} />
    </SessionProvider>
  </ApiProvider>
);
