import type { ReactElement } from 'react';
import type { ForgeNode } from './bridge';

const clickable = new Set(['Button', 'LoadingButton', 'LinkButton', 'SectionMessageAction', 'Pressable']);
const elementProperties = ['actions', 'description', 'primaryAction', 'secondaryAction', 'emptyView'];

const elementTexts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(elementTexts);
  const props = (value as ReactElement | null | undefined)?.props as { children?: unknown } | undefined;
  return props ? elementTexts(props.children) : [];
};

/** Every text of a node and what stands in it. Elements in properties are no part of the tree, but are shown. */
export const textsOf = (node: ForgeNode): string[] => [
  ...(node.type === 'String' ? [String(node.props['text'])] : []),
  ...['title', 'header', 'content'].flatMap((name) => {
    const words = node.props[name];
    return typeof words === 'string' ? [words] : [];
  }),
  ...elementProperties.flatMap((name) => elementTexts(node.props[name])),
  ...node.children.flatMap(textsOf),
];
/** The same as one line. */
export const textOf = (node: ForgeNode): string => textsOf(node).join('');

/** Actions of a message as nodes, to be found and clicked like the others. */
const actionNodes = (node: ForgeNode): ForgeNode[] =>
  [node.props['actions'], node.props['primaryAction']]
    .flat()
    .filter((value): value is ReactElement => typeof value === 'object' && value !== null && 'props' in value)
    .map(({ props }) => {
      const given = props as Record<string, unknown>;
      const words = elementTexts(given['children']).join('');
      return {
        type: 'SectionMessageAction',
        props: given,
        children: [{ type: 'String', props: { text: words }, children: [] }],
      };
    });

export const nodesOf = (node: ForgeNode): ForgeNode[] => [
  node,
  ...actionNodes(node),
  ...node.children.flatMap(nodesOf),
];

interface Callable {
  readonly onClick?: (event?: unknown) => void;
  readonly onChange?: (value: unknown) => void;
  readonly isDisabled?: boolean;
}

/** What a person could use of it; throws where it is disabled. */
export const usable = (node: ForgeNode, label: string): Callable => {
  const props = node.props as Callable;
  if (props.isDisabled === true) throw new Error(`“${label}” is disabled`);
  return props;
};

const missing = (root: ForgeNode, what: string): Error =>
  new Error(`There is no ${what}. The screen says:\n${textsOf(root).join('\n')}`);

export const buttonIn = (root: ForgeNode, label: string): ForgeNode => {
  const found = nodesOf(root).find((node) => clickable.has(node.type) && textOf(node) === label);
  if (!found) throw missing(root, `button “${label}”`);
  return found;
};

/** The field that a label with these words points at. */
export const fieldIn = (root: ForgeNode, label: string): ForgeNode => {
  const nodes = nodesOf(root);
  const labelled = nodes.find((node) => node.type === 'Label' && textOf(node).includes(label));
  const id = labelled?.props['labelFor'];
  const found = nodes.find(
    ({ props }) => id !== undefined && (props['id'] === id || props['inputId'] === id),
  );
  if (!found) throw missing(root, `field “${label}”`);
  return found;
};

export const selectTabIn = (root: ForgeNode, label: string): void => {
  const tabs = nodesOf(root).find(({ type }) => type === 'Tabs');
  const names = tabs ? nodesOf(tabs).filter(({ type }) => type === 'Tab') : [];
  const index = names.findIndex((tab) => textOf(tab) === label);
  if (!tabs || index < 0) throw missing(root, `tab “${label}”`);
  usable(tabs, label).onChange?.(index);
};
