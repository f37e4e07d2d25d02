import { liveEvents, timestamp, type LiveEventName } from '@valora/contracts';
import type { LiveMessage } from './transport.js';

const isKnown = (name: string): name is LiveEventName => Object.hasOwn(liveEvents, name);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A pushed event as a message, or null for names and shapes this page does not know (a newer server's, say). */
export const toLiveMessage = (name: string, payload: unknown): LiveMessage | null => {
  if (!isKnown(name) || !isRecord(payload)) return null;
  const event = liveEvents[name].safeParse(payload);
  const at = timestamp.safeParse(payload['at']);
  return event.success && at.success
    ? ({ name, event: { ...event.data, at: at.data } } as LiveMessage)
    : null;
};
