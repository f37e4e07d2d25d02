import type { LiveEvent, LiveEventName } from '@valora/contracts';

/** Tells the browsers of a team that something changed; a hint, so losing one costs nothing but time. */
export interface LiveBus {
  publish: <N extends LiveEventName>(teamId: string, name: N, payload: Omit<LiveEvent<N>, 'at'>) => void;
}
