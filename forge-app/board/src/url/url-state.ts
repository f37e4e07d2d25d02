/** Where the board keeps what a link can carry: the address bar, or whatever the host of an iframe offers. */
export interface UrlState {
  /** The query string, with or without its question mark. */
  readonly get: () => string;
  /** `push` makes a step the back button undoes; `replace` does not. */
  readonly set: (search: string, mode: 'push' | 'replace') => void;
  readonly subscribe: (onChange: () => void) => () => void;
}

/** The address bar of this window. */
export const createBrowserUrlState = (): UrlState => {
  const listeners = new Set<() => void>();
  return {
    get: () => window.location.search,
    set: (search, mode) => {
      const url = `${window.location.pathname}${search === '' ? '' : `?${search}`}${window.location.hash}`;
      if (mode === 'push') window.history.pushState(window.history.state, '', url);
      else window.history.replaceState(window.history.state, '', url);
      listeners.forEach((listener) => {
        listener();
      });
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      window.addEventListener('popstate', onChange);
      return () => {
        listeners.delete(onChange);
        window.removeEventListener('popstate', onChange);
      };
    },
  };
};
