import type { Action, Session } from '@valora/contracts';
import { createContext, useContext } from 'react';
import { whyNotPermitted } from '../access/permits.js';
import type { ConnectionState } from '../transport/transport.js';

export const SessionContext = createContext<Session | null>(null);
/** How far a long prediction run is; null where none is under way. */
export type Predicting = { readonly done: number; readonly total: number } | null;
export const PredictingContext = createContext<Predicting>(null);
export const ConnectionContext = createContext<ConnectionState>('live');

/** Who is looking, in which team. Throws outside of a SessionProvider. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
};

/** Why the reader may not do something, or null when they may. */
export const useWhyNot = (action: Action): string | null => whyNotPermitted(useSession().role, action);

export const usePredicting = (): Predicting => useContext(PredictingContext);

export const useConnection = (): ConnectionState => useContext(ConnectionContext);
