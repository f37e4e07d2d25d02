import type { Integration } from '@valora/contracts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

export const connectionStates = {
  connected: { label: 'Connected', tone: 'success' },
  failing: { label: 'Failing', tone: 'danger' },
  paused: { label: 'Paused', tone: 'neutral' },
} as const satisfies Record<Integration['state'], { label: string; tone: string }>;

/** The one sentence about the connections: what fails comes first. */
export const connectionsMessage = (items: readonly Pick<Integration, 'name' | 'state'>[]): string => {
  const named = (state: Integration['state']) =>
    items.filter((item) => item.state === state).map(({ name }) => name);
  const failing = named('failing');
  if (failing.length > 0) {
    return `${list.format(failing)} ${failing.length === 1 ? 'does' : 'do'} not answer as ${failing.length === 1 ? 'it' : 'they'} should; nothing comes in or goes out there.`;
  }
  const connected = named('connected');
  if (connected.length > 0)
    return `Issues come in from ${list.format(connected)}, and approved epics go out.`;
  if (items.length > 0) return 'Every connection is paused; nothing comes in or goes out.';
  return 'Nothing is connected: backlogs come in by file, and epics stay drafts.';
};
