/** Registers the worker that answers with a page saying "offline" when Valora cannot be reached; it caches no data. */
export const keepOfflinePage = (): void => {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  // Private windows may forbid workers; the page works without.
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
};
