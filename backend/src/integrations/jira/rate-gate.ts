/**
 * Remembers how long Jira asked us to stay away. A used-up quota closes everything, a burst closes one endpoint.
 * One gate serves all clients of a site (in one process), so that one caller's 429 also stops the others.
 */
export interface RateGate {
  /** Milliseconds until this endpoint may be called (0: now), and which limit closed it. */
  readonly wait: (endpoint: string) => { readonly ms: number; readonly limit: 'quota' | 'burst' };
  readonly closeAll: (ms: number) => void;
  readonly closeEndpoint: (endpoint: string, ms: number) => void;
}

export const createRateGate = ({ now }: { readonly now: () => number }): RateGate => {
  let allUntil = 0;
  const endpointUntil = new Map<string, number>();
  return {
    wait: (endpoint) => {
      const until = endpointUntil.get(endpoint) ?? 0;
      return allUntil > until
        ? { ms: Math.max(0, allUntil - now()), limit: 'quota' }
        : { ms: Math.max(0, until - now()), limit: 'burst' };
    },
    closeAll: (ms) => {
      allUntil = Math.max(allUntil, now() + ms);
    },
    closeEndpoint: (endpoint, ms) => {
      endpointUntil.set(endpoint, Math.max(endpointUntil.get(endpoint) ?? 0, now() + ms));
    },
  };
};
