import { Component, type ReactNode } from 'react';
import { fault } from '../faults.js';
import { bigKinds } from './big-kinds.js';
import { textOf, type ForgeDoc } from './forge-doc.js';
import { formKinds } from './form-kinds.js';
import { checkedProps, type Kind } from './kind.js';
import { textKinds } from './text-kinds.js';

const kinds: Readonly<Record<string, Kind>> = { ...textKinds, ...formKinds, ...bigKinds };

class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override componentDidCatch(error: Error) {
    fault(`a component could not be drawn: ${error.message}`);
  }
  override render() {
    return this.state.failed ? null : this.props.children;
  }
}

const DrawOne = ({ doc }: { readonly doc: ForgeDoc }): ReactNode => {
  const kind = kinds[doc.type];
  if (kind === undefined) {
    fault(`the host draws no "${doc.type}"`);
    return <strong data-unknown={doc.type}>{`Unknown ForgeDoc type: ${doc.type}`}</strong>;
  }
  return kind.draw({
    doc,
    props: checkedProps(doc, kind),
    children: drawChildren(doc.children),
    draw: drawDocs,
  });
};

/** Words stay words: Atlaskit names a button by them. */
const drawChildren = (docs: readonly ForgeDoc[]): ReactNode => {
  if (docs.length === 0) return undefined;
  return docs.every(({ type }) => type === 'String') ? docs.map(textOf).join('') : drawDocs(docs);
};

const drawDocs = (docs: readonly ForgeDoc[]): ReactNode =>
  docs.map((doc) => <DrawOne key={doc.key} doc={doc} />);

/** A ForgeDoc drawn with Atlaskit’s components. */
export const DrawDoc = ({ doc }: { readonly doc: ForgeDoc }) => <Boundary>{drawDocs([doc])}</Boundary>;
