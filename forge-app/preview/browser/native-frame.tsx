import { useEffect, useRef, useState } from 'react';
import { createBridge, type CallBridge, type FrameProps } from './bridge.js';
import type { ForgeDoc } from './forge-doc/forge-doc.js';
import { DrawDoc } from './forge-doc/draw-doc.js';
import { server } from './server-calls.js';

interface BridgeWindow extends Window {
  /** The frame’s page takes its bridge from here before any script of the app runs. */
  bridges?: Map<string, { callBridge: CallBridge }>;
}

let number = 0;
const isWaiting = (doc: ForgeDoc): boolean =>
  doc.type === 'Spinner' ||
  (doc.type === 'EmptyState' && doc.props['isLoading'] === true) ||
  doc.children.some(isWaiting);
const hasContent = (doc: ForgeDoc): boolean => doc.type === 'String' || doc.children.some(hasContent);

/** The unmodified UI Kit bundle in a hidden frame; what it reconciles is drawn here. */
export const NativeFrame = ({ url, title, host }: FrameProps) => {
  const [doc, setDoc] = useState<ForgeDoc | null>(null);
  const frame = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    number += 1;
    const name = `screen-${String(number)}`;
    const started = performance.now();
    let measured = false;
    const { bridges = new Map() } = window as BridgeWindow;
    (window as BridgeWindow).bridges = bridges;
    bridges.set(name, {
      callBridge: createBridge({
        ...host,
        enableTheming: () => undefined,
        showDoc: (next) => {
          setDoc(next);
          if (measured || isWaiting(next) || !hasContent(next)) return;
          measured = true;
          server.measure(host.surface.moduleKey, performance.now() - started);
        },
      }),
    });
    frame.current?.setAttribute('src', `${url}?screen=${name}`);
    return () => {
      bridges.delete(name);
    };
  }, [host, url]);

  return (
    <section aria-label={title} data-surface={host.surface.moduleKey}>
      <iframe ref={frame} title={`${title}: program`} hidden aria-hidden="true" tabIndex={-1} />
      {doc === null ? null : <DrawDoc doc={doc} />}
    </section>
  );
};
