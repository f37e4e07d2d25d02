import type { BridgeAnswer, BridgeCall, HostState, RealtimeMessage } from '../shared.js';
import { createListeners } from './listeners.js';

const post = async (path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
  const answer = (await response.json()) as { message?: string };
  if (!response.ok) throw new Error(answer.message ?? `the host answered ${String(response.status)}`);
  return answer;
};

export const server = {
  state: async (): Promise<HostState> => (await fetch('/host/state')).json() as Promise<HostState>,
  /** @throws Error with what the platform says */
  bridge: async (call: BridgeCall): Promise<unknown> => {
    const answer = (await post('/host/bridge', call)) as BridgeAnswer;
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  },
  /** What one can do to the site, the platform and the backend from the host’s own controls. */
  control: (what: string, body: unknown = {}): Promise<unknown> => post(`/host/control/${what}`, body),
  measure: (moduleKey: string, milliseconds: number): void => {
    void post('/host/measures', { moduleKey, milliseconds });
  },
};

const messages = createListeners<[RealtimeMessage]>();
const changes = createListeners();
export const onRealtime = messages.subscribe;
export const onSiteChange = changes.subscribe;

/** One stream of the server for all frames: messages of Realtime, and that something of the site changed. */
export const openStream = (): void => {
  const stream = new EventSource('/host/stream');
  stream.addEventListener('realtime', ({ data }: MessageEvent<string>) => {
    messages.tell(JSON.parse(data) as RealtimeMessage);
  });
  stream.addEventListener('changed', () => {
    changes.tell();
  });
};
