import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import { parseView, writeView, type BoardView } from './board-view.js';
import type { UrlState } from './url-state.js';

export const UrlStateContext = createContext<UrlState | null>(null);

export type ChangeView = (change: Partial<BoardView>, mode?: 'push' | 'replace') => void;

/** The view of the link, and how to change parts of it. Throws outside of a board. */
export const useBoardView = (): readonly [BoardView, ChangeView] => {
  const urlState = useContext(UrlStateContext);
  if (!urlState) throw new Error('useBoardView needs a SessionProvider above it');
  const search = useSyncExternalStore(urlState.subscribe, urlState.get);
  const view = useMemo(() => parseView(search), [search]);
  const change = useCallback<ChangeView>(
    (part, mode = 'replace') => {
      const now = urlState.get();
      urlState.set(writeView(now, { ...parseView(now), ...part }), mode);
    },
    [urlState],
  );
  return [view, change];
};
