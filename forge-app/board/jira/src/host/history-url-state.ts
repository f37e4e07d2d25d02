import type { UrlState } from '@valora/board';

interface Location {
  readonly pathname: string;
  readonly search: string;
}

/** What the board uses of the history that the bridge makes: an address in Jira’s address bar. */
export interface HostHistory {
  readonly location: Location;
  push(address: string): void;
  replace(address: string): void;
  listen(onChange: (location: Location, action?: string) => void): () => void;
}

/** Keeps the view in memory, for places without an address of their own. */
export const createMemoryUrlState = (): UrlState => {
  const listeners = new Set<() => void>();
  let search = '';
  return {
    get: () => search,
    set: (next) => {
      search = next;
      listeners.forEach((listener) => {
        listener();
      });
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
};

/**
 * Jira’s address bar. What is written holds at once, because a search field cannot wait for the answer of the page
 * around; that page’s echo of it says nothing new, a step back or forward does.
 */
export const createHistoryUrlState = (history: HostHistory): UrlState => {
  const kept = createMemoryUrlState();
  kept.set(history.location.search, 'replace');
  history.listen((location, action) => {
    if (action === 'PUSH' || action === 'REPLACE') return;
    kept.set(location.search, 'replace');
  });
  return {
    ...kept,
    set: (search, mode) => {
      kept.set(search, mode);
      const address = `${history.location.pathname}${search === '' ? '' : `?${search.replace(/^\?/, '')}`}`;
      if (mode === 'push') history.push(address);
      else history.replace(address);
    },
  };
};

/** The address bar where the module has one; a modal has none. */
export const openUrlState = async (createHistory: () => Promise<HostHistory>): Promise<UrlState> => {
  try {
    return createHistoryUrlState(await createHistory());
  } catch {
    return createMemoryUrlState();
  }
};
