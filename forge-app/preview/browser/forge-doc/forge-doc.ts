import { isValidElement, type ReactElement } from 'react';
import { fault } from '../faults.js';

/** What UI Kit’s reconciler hands over instead of a page. */
export interface ForgeDoc {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly ForgeDoc[];
  readonly key: string;
}

type Handler = (...values: unknown[]) => unknown;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) !== null && !isElement(value);

// Elements are made by the React of the screen’s own frame, so `isValidElement` of this page’s React may not know them.
const isElement = (value: unknown): value is ReactElement =>
  isValidElement(value) || (typeof value === 'object' && value !== null && '$$typeof' in value);

let elementNumber = 0;
const ofElement = (element: ReactElement): ForgeDoc => {
  if (typeof element.type !== 'string')
    fault('a component of the app stands in a prop; the platform renders only UI Kit components there');
  const { children, ...props } = element.props as Record<string, unknown>;
  elementNumber += 1;
  const type = typeof element.type === 'string' ? element.type : 'Unknown';
  return {
    type,
    props: crossProps(props),
    key: element.key ?? `element-${String(elementNumber)}`,
    children: ofChildren(children),
  };
};

const ofChildren = (children: unknown): ForgeDoc[] => {
  if (children === undefined || children === null || typeof children === 'boolean') return [];
  if (Array.isArray(children)) return children.flatMap(ofChildren);
  if (isElement(children)) return [ofElement(children)];
  elementNumber += 1;
  return [
    {
      type: 'String',
      props: { text: String(children as string) },
      children: [],
      key: `text-${String(elementNumber)}`,
    },
  ];
};

/** What an app’s handler gets of an event: the platform hands over values, no elements of the page. */
const eventOf = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('target' in value)) return value;
  const { target, type } = value as { target: unknown; type?: unknown };
  if (!(target instanceof HTMLElement)) return value;
  const field = target as HTMLInputElement;
  return {
    type,
    target: {
      id: field.id,
      name: field.name,
      value: field.value,
      checked: field.checked,
      type: field.type,
      tagName: field.tagName,
    },
  };
};

const crossHandler =
  (handler: Handler): Handler =>
  (...values) =>
    handler(...values.slice(0, 1).map(eventOf));

const crossValue = (value: unknown): unknown => {
  if (typeof value === 'function') return crossHandler(value as Handler);
  if (Array.isArray(value)) return value.map(crossValue);
  if (isElement(value)) return ofElement(value);
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, crossValue(one)]));
  return value;
};

const crossProps = (props: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(props).map(([key, value]) => [key, crossValue(value)]));

/** A copy, as if it had crossed a bridge: the reconciler changes its own tree in place afterwards. */
export const crossBridge = (doc: ForgeDoc): ForgeDoc => ({
  type: doc.type,
  key: doc.key,
  props: crossProps(doc.props),
  children: doc.children.map(crossBridge),
});

export const isForgeDoc = (value: unknown): value is ForgeDoc =>
  typeof value === 'object' && value !== null && 'type' in value && 'props' in value && 'children' in value;

/** All text below. */
export const textOf = (doc: ForgeDoc): string =>
  doc.type === 'String' ? String(doc.props['text']) : doc.children.map(textOf).join('');
