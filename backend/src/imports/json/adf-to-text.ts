interface AdfNode {
  readonly type: string;
  readonly text?: unknown;
  readonly attrs?: unknown;
  readonly content?: unknown;
}

const isNode = (value: unknown): value is AdfNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Atlassian's document format: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export const isAdf = (value: unknown): boolean => isNode(value) && value.type === 'doc';

const attribute = (node: AdfNode, name: string): string => {
  const attrs: unknown = node.attrs;
  if (typeof attrs !== 'object' || attrs === null || !Object.hasOwn(attrs, name)) return '';
  const value: unknown = (attrs as Record<string, unknown>)[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const children = (node: AdfNode): AdfNode[] =>
  Array.isArray(node.content) ? node.content.filter(isNode) : [];
const inline = (node: AdfNode): string => children(node).map(toText).join('');
const blocks = (node: AdfNode): string =>
  children(node)
    .map(toText)
    .filter((text) => text !== '')
    .join('\n');

const dayOf = (timestamp: string): string => {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
};

const indent = (text: string): string => text.replaceAll('\n', '\n  ');
const items = (node: AdfNode, mark: (index: number) => string): string =>
  children(node)
    .map((item, index) => `${mark(index)} ${indent(toText(item))}`)
    .join('\n');

const render: Readonly<Record<string, (node: AdfNode) => string>> = {
  text: (node) => (typeof node.text === 'string' ? node.text : ''),
  hardBreak: () => '\n',
  rule: () => '---',
  paragraph: inline,
  heading: inline,
  codeBlock: inline,
  caption: inline,
  taskItem: (node) => `[${attribute(node, 'state') === 'DONE' ? 'x' : ' '}] ${inline(node)}`,
  decisionItem: inline,
  bulletList: (node) => items(node, () => '-'),
  orderedList: (node) => items(node, (index) => `${index + 1}.`),
  taskList: (node) => items(node, () => '-'),
  decisionList: (node) => items(node, () => '-'),
  tableRow: (node) =>
    children(node)
      .map((cell) => toText(cell).replaceAll('\n', ' '))
      .join(' | '),
  mention: (node) => attribute(node, 'text'),
  emoji: (node) => attribute(node, 'text') || attribute(node, 'shortName'),
  status: (node) => attribute(node, 'text'),
  date: (node) => dayOf(attribute(node, 'timestamp')),
  inlineCard: (node) => attribute(node, 'url'),
  blockCard: (node) => attribute(node, 'url'),
  embedCard: (node) => attribute(node, 'url'),
  media: (node) => attribute(node, 'alt'),
  expand: (node) => [attribute(node, 'title'), blocks(node)].filter((text) => text !== '').join('\n'),
  nestedExpand: (node) => [attribute(node, 'title'), blocks(node)].filter((text) => text !== '').join('\n'),
};

const toText = (node: AdfNode): string =>
  Object.hasOwn(render, node.type) ? (render[node.type]?.(node) ?? '') : blocks(node);

/** A document → its text, one block a line, lists with their marks; node types that are not known give what they contain. */
export const adfToText = (document: unknown): string => (isNode(document) ? toText(document).trim() : '');
