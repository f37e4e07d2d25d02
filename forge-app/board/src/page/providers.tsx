import type { Session } from '@valora/contracts';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Provider, useStore } from 'react-redux';
import { startLiveUpdates } from '../data/live-updates.js';
import { createBoardStore, type BoardStore } from '../data/store.js';
import { LocaleContext } from '../format/use-format.js';
import type { ConnectionState, Transport } from '../transport/transport.js';
import { createBrowserUrlState, type UrlState } from '../url/url-state.js';
import { UrlStateContext } from '../url/use-board-view.js';
import { ConnectionContext, PredictingContext, SessionContext } from './session-context.js';
import { useProgressOfPredictions } from './use-progress-of-predictions.js';

const TransportContext = createContext<Transport | null>(null);

interface ApiProviderProps {
  readonly transport: Transport;
  /** BCP 47; the browser's own by default. */
  readonly locale?: string;
  readonly children: ReactNode;
}

/** The API's hooks for everything below; enough for pages without a sign-in. */
export const ApiProvider = ({ transport, locale, children }: ApiProviderProps) => {
  const store = useMemo(() => createBoardStore(transport), [transport]);
  return (
    <TransportContext.Provider value={transport}>
      <Provider store={store}>
        <LocaleContext.Provider value={locale ?? navigator.language}>{children}</LocaleContext.Provider>
      </Provider>
    </TransportContext.Provider>
  );
};

/** The way to the backend, for what is no store's business: uploads with progress, files. */
export const useTransport = (): Transport => {
  const transport = useContext(TransportContext);
  if (!transport) throw new Error('useTransport needs an ApiProvider above it');
  return transport;
};

interface SessionProviderProps {
  readonly session: Session;
  readonly urlState?: UrlState;
  readonly children: ReactNode;
}

/** Who is signed in, where links are kept, and live updates for as long as it is mounted. */
export const SessionProvider = ({ session, urlState, children }: SessionProviderProps) => {
  const transport = useTransport();
  const store = useStore() as BoardStore;
  const [connection, setConnection] = useState<ConnectionState>('live');
  const [predicting, onMessage] = useProgressOfPredictions();
  const [ownUrlState] = useState(createBrowserUrlState);
  const teamId = session.team.id;
  useEffect(
    () => startLiveUpdates({ transport, store, onConnectionChange: setConnection, onMessage }),
    // Another team means another room of events.
    [transport, store, teamId, onMessage],
  );
  return (
    <SessionContext.Provider value={session}>
      <ConnectionContext.Provider value={connection}>
        <PredictingContext.Provider value={predicting}>
          <UrlStateContext.Provider value={urlState ?? ownUrlState}>{children}</UrlStateContext.Provider>
        </PredictingContext.Provider>
      </ConnectionContext.Provider>
    </SessionContext.Provider>
  );
};
