import { openBridge, type BridgeLog, type ForgeNode, type Host } from './bridge';
import ForgeReconciler from '@forge/react';
import { createElement, useSyncExternalStore, type ReactElement } from 'react';
import { buttonIn, fieldIn, nodesOf, selectTabIn, textsOf, usable } from './tree';

type Words = string | RegExp;

export interface Screen {
  readonly calls: BridgeLog;
  /** All text of the screen in reading order, one node per line. */
  readonly text: () => string;
  readonly all: (type: string) => ForgeNode[];
  readonly sees: (words: Words) => boolean;
  /** Waits until the screen says it; rejects with what it says instead. */
  readonly see: (words: Words) => Promise<void>;
  /** Waits until the screen no longer says it. */
  readonly loses: (words: Words) => Promise<void>;
  readonly until: (isTrue: () => boolean, what: string) => Promise<void>;
  /** The button or message action with exactly these words; throws where there is none. */
  readonly button: (label: string) => ForgeNode;
  readonly click: (label: string) => void;
  /** The field whose label holds these words; throws where there is none. */
  readonly field: (label: string) => ForgeNode;
  readonly fill: (label: string, value: string) => void;
  /** Chooses the option with this label. */
  readonly choose: (label: string, option: string) => void;
  readonly selectTab: (label: string) => void;
  /** Sends something to everybody who listens to the channel. */
  readonly publish: (channel: string, payload: unknown) => void;
  readonly listeners: (channel: string) => number;
  readonly close: () => void;
}

const longestWaitMs = 4000;
const aTurn = () => new Promise((resolve) => setTimeout(resolve, 5));
const matches = (text: string, words: Words): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

/** Renders an element in a page that can be closed: the reconciler has no way to take a screen away. */
const renderPage = (element: ReactElement): (() => void) => {
  let isOpen = true;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const Page = () => (useSyncExternalStore(subscribe, () => isOpen) ? element : null);
  ForgeReconciler.render(createElement(Page));
  return () => {
    isOpen = false;
    for (const listener of listeners) listener();
  };
};

const change = (node: ForgeNode, label: string, value: unknown): void => {
  const isTyped = node.type === 'Textfield' || node.type === 'TextArea';
  usable(node, label).onChange?.(isTyped ? { target: { value } } : value);
};

const chooseOption = (node: ForgeNode, label: string, option: string): void => {
  const options = (node.props['options'] ?? []) as { label: string }[];
  const chosen = options.find((one) => one.label === option);
  if (!chosen) throw new Error(`“${label}” offers only: ${options.map((one) => one.label).join(', ')}`);
  change(node, label, chosen);
};

/** Screens of the running test that it may have left open. */
const opened = new Set<() => void>();
afterEach(() => {
  for (const close of opened) close();
  opened.clear();
});

/** Renders one screen; `host` answers what it asks. Close it before the next is opened; the last one closes by itself. */
export const openScreen = (element: ReactElement, host: Host): Screen => {
  const state = openBridge(host);
  const close = renderPage(element);
  opened.add(close);
  const root = (): ForgeNode => state.forgeDoc ?? { type: 'Root', props: {}, children: [] };
  const text = () => textsOf(root()).join('\n');
  const flat = () => text().replaceAll('\n', ' ').replaceAll('\u00A0', ' ');
  const sees = (words: Words) => matches(flat(), words) || matches(text(), words);
  const until = async (isTrue: () => boolean, what: string) => {
    const endMs = Date.now() + longestWaitMs;
    while (!isTrue()) {
      if (Date.now() > endMs) throw new Error(`${what}. The screen says:\n${text()}`);
      await aTurn();
    }
  };
  return {
    calls: state.log,
    text,
    all: (type) => nodesOf(root()).filter((node) => node.type === type),
    sees,
    see: (words) => until(() => sees(words), `The screen never said ${String(words)}`),
    loses: (words) => until(() => !sees(words), `The screen still says ${String(words)}`),
    until,
    button: (label) => buttonIn(root(), label),
    click: (label) => {
      usable(buttonIn(root(), label), label).onClick?.({});
    },
    field: (label) => fieldIn(root(), label),
    fill: (label, value) => {
      change(fieldIn(root(), label), label, value);
    },
    choose: (label, option) => {
      chooseOption(fieldIn(root(), label), label, option);
    },
    selectTab: (label) => {
      selectTabIn(root(), label);
    },
    publish: (channel, payload) => {
      for (const listener of state.channels.get(channel) ?? []) listener(payload);
    },
    listeners: (channel) => state.channels.get(channel)?.size ?? 0,
    close,
  };
};
