/** What the host does not know is no small matter: it shows on the page, and the end-to-end tests fail on it. */
const faults: string[] = [];
const listeners = new Set<() => void>();

export const fault = (what: string): void => {
  if (faults.includes(what)) return;
  faults.push(what);
  void fetch('/host/faults', { method: 'POST', body: JSON.stringify({ what }) });
  queueMicrotask(() => {
    for (const listener of listeners) listener();
  });
};

let snapshot: readonly string[] = [];
export const faultStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  snapshot: (): readonly string[] => {
    if (snapshot.length !== faults.length) snapshot = [...faults];
    return snapshot;
  },
};
