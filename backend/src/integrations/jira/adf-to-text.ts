interface AdfNode {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly attrs?: unknown;
  readonly content?: unknown;
}

/** Deeper nesting than any editor makes; guards the stack. */
const maxDepth = 60;

const asNode = (value: unknown): AdfNode | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;

const attribute = (node: AdfNode, ...names: readonly string[]): string => {
  const attrs = asNode(node.attrs) as Record<string, unknown> | null;
  for (const name of names) {
    const value = attrs?.[name];
    if (typeof value === 'string') return value;
  }
  return '';
};

const childrenOf = (node: AdfNode): readonly unknown[] => (Array.isArray(node.content) ? node.content : []);

const inner = (node: AdfNode, depth: number): string =>
  childrenOf(node)
    .map((child) => render(child, depth + 1))
    .join('');

const listItems = (node: AdfNode, depth: number, marker: (index: number) => string): string =>
  childrenOf(node)
    .map(
      (child, index) =>
        `${marker(index)}${render(child, depth + 1)
          .trim()
          .replace(/\n/g, '\n  ')}\n`,
    )
    .join('') + '\n';

const render = (value: unknown, depth: number): string => {
  const node = asNode(value);
  if (node === null || depth > maxDepth) return '';
  switch (node.type) {
    case 'text':
      return typeof node.text === 'string' ? node.text : '';
    case 'hardBreak':
      return '\n';
    case 'rule':
      return '\n';
    case 'mention':
    case 'emoji':
    case 'status':
      return attribute(node, 'text', 'shortName');
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return attribute(node, 'url');
    case 'heading':
      return `# ${inner(node, depth).trim()}\n\n`;
    case 'bulletList':
      return listItems(node, depth, () => '- ');
    case 'orderedList':
      return listItems(node, depth, (index) => `${String(index + 1)}. `);
    case 'tableCell':
    case 'tableHeader':
      return `${inner(node, depth).trim()} | `;
    case 'tableRow':
      return `${inner(node, depth).replace(/ \| $/, '')}\n`;
    case 'paragraph':
    case 'codeBlock':
    case 'blockquote':
    case 'panel':
    case 'table':
    case 'expand':
      return `${inner(node, depth)}\n\n`;
    default:
      return inner(node, depth);
  }
};

/** The words of a document, one block a paragraph; a string is taken as it is, anything else is ''. */
export const adfToText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : render(value, 0)
        .replace(/[ \t]+\n/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
