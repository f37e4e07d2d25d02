import { useEffect, useRef, useState } from 'react';
import { createBridge, type FrameProps } from './bridge.js';
import { fault } from './faults.js';

interface Message {
  readonly valoraHost?: boolean;
  readonly kind: 'bridge' | 'call' | 'size' | 'violation' | 'error';
  readonly id: number;
  readonly command: string;
  readonly data: unknown;
  readonly target: number;
  readonly values: readonly unknown[];
  readonly height: number;
  readonly what: string;
}

/** Functions that cross to the frame get a number; those that came from it are called by theirs. */
const createCrossing = (send: (message: object) => void) => {
  const given = new Map<number, (...values: unknown[]) => unknown>();
  const out = (value: unknown): unknown => {
    if (typeof value === 'function') {
      given.set(given.size + 1, value as () => unknown);
      return { __remote: given.size };
    }
    if (Array.isArray(value)) return value.map(out);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, out(one)]));
    return value;
  };
  const back = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(back);
    if (typeof value !== 'object' || value === null) return value;
    if ('__function' in value)
      return (...values: unknown[]) => {
        send({ kind: 'callback', target: value.__function, values: values.map(out) });
      };
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, back(one)]));
  };
  return { out, back, call: (target: number, values: readonly unknown[]) => given.get(target)?.(...values) };
};

/** The unmodified Custom UI in a sandboxed frame of another origin, under the policy that Forge would send with it. */
export const CustomFrame = ({ url, title, host }: FrameProps) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(600);

  useEffect(() => {
    let themed = false;
    const send = (message: object): void => {
      frame.current?.contentWindow?.postMessage({ valoraHost: true, ...message }, new URL(url).origin);
    };
    const { out, back, call } = createCrossing(send);
    const sendTheme = (): void => {
      if (themed) send({ kind: 'theme', ...host.theme(), styles: ['./__host/tokens.css'] });
    };
    const callBridge = createBridge({
      ...host,
      showDoc: () => {
        fault('a Custom UI sent a ForgeDoc');
      },
      enableTheming: () => {
        themed = true;
        sendTheme();
      },
    });
    const answer = async (id: number, run: () => unknown): Promise<void> => {
      try {
        send({ kind: 'answer', id, ok: true, value: out(await run()) });
      } catch (error) {
        send({ kind: 'answer', id, ok: false, message: (error as Error).message });
      }
    };
    const take = ({ data, source }: MessageEvent<Message>): void => {
      if (source !== frame.current?.contentWindow || data.valoraHost !== true) return;
      if (data.kind === 'bridge') void answer(data.id, () => callBridge(data.command, back(data.data)));
      else if (data.kind === 'call') void answer(data.id, () => call(data.target, data.values.map(back)));
      else if (data.kind === 'size') setHeight(Math.max(400, data.height));
      else fault(`${title}: ${data.what}`);
    };
    addEventListener('message', take);
    const stop = host.onThemeChange(sendTheme);
    return () => {
      removeEventListener('message', take);
      stop();
    };
  }, [host, title, url]);

  return (
    <iframe
      ref={frame}
      title={title}
      src={url}
      sandbox="allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts"
      style={{ width: '100%', height: Math.min(height, 2_000), minHeight: 'calc(100vh - 220px)', border: 0 }}
    />
  );
};
