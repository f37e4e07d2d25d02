import type { ReactNode } from 'react';
import { fault } from '../faults.js';
import type { ForgeDoc } from './forge-doc.js';

export interface Drawn {
  readonly doc: ForgeDoc;
  /** Known props only, ready for the Atlaskit component. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- props of some thirty components of others
  readonly props: any;
  readonly children: ReactNode;
  /** Draws a part that stands in a prop or below a name. */
  readonly draw: (docs: readonly ForgeDoc[]) => ReactNode;
}

/** How one type of ForgeDoc is drawn, and the props UI Kit documents for it. */
export interface Kind {
  readonly props: readonly string[];
  readonly draw: (drawn: Drawn) => ReactNode;
}

export const kind = (props: string, draw: Kind['draw']): Kind => ({
  props: props.split(' ').filter((name) => name !== ''),
  draw,
});

/** Says so where a screen uses what UI Kit does not document: it would mean nothing in Jira, or something else. */
export const checkedProps = (doc: ForgeDoc, { props: known }: Kind): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(doc.props)) {
    if (value === undefined) continue;
    if (known.includes(name)) kept[name] = value;
    else fault(`UI Kit’s ${doc.type} has no prop "${name}"`);
  }
  return kept;
};
