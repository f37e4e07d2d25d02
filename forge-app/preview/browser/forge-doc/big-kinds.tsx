import DynamicTable from '@atlaskit/dynamic-table';
import InlineEdit from '@atlaskit/inline-edit';
import ModalDialog, {
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from '@atlaskit/modal-dialog';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { ReactNode } from 'react';
import { fault } from '../faults.js';
import type { ForgeDoc } from './forge-doc.js';
import { kind, type Drawn, type Kind } from './kind.js';
import { drawValue } from './text-kinds.js';

const wrapped = (doc: ForgeDoc, name: string): readonly ForgeDoc[] =>
  doc.children.find(({ type, props }) => type === 'ContentWrapper' && props['name'] === name)?.children ?? [];

const cellsOf = (cells: readonly ForgeDoc[], draw: Drawn['draw']) =>
  cells.map(({ props, children, key, type }) => {
    if (type !== 'Cell') fault(`a table's row holds ${type}, not cells`);
    const { cellKey, ...rest } = props;
    return { ...rest, key: (cellKey ?? key) as string, content: draw(children) };
  });

const table = ({ doc, props, draw }: Drawn): ReactNode => {
  const head = wrapped(doc, 'head');
  return (
    <DynamicTable
      {...props}
      emptyView={drawValue(props.emptyView, draw) as never}
      {...(head.length === 0 ? {} : { head: { cells: cellsOf(head, draw) } })}
      rows={wrapped(doc, 'rows').map((row) => {
        const { rowKey, ...rest } = row.props;
        return { ...rest, key: (rowKey ?? row.key) as string, cells: cellsOf(row.children, draw) };
      })}
    />
  );
};

const inlineEdit = ({ doc, props, draw }: Drawn): ReactNode => (
  <InlineEdit
    {...props}
    defaultValue=""
    editView={() => draw(wrapped(doc, 'editView'))}
    readView={() => draw(wrapped(doc, 'readView'))}
  />
);

const modal = ({ props, children }: Drawn): ReactNode => {
  const { title, icon: _icon, ...rest } = props as { title?: string; icon?: string };
  return (
    <ModalDialog {...rest} {...(title === undefined ? {} : { label: title })}>
      {title === undefined ? null : (
        <ModalHeader hasCloseButton>
          <ModalTitle>{title}</ModalTitle>
        </ModalHeader>
      )}
      {children}
    </ModalDialog>
  );
};

/** Tables, tabs and dialogs. */
export const bigKinds: Readonly<Record<string, Kind>> = {
  DynamicTable: kind(
    'caption defaultPage defaultSortKey defaultSortOrder emptyView highlightedRowIndex isFixedSize isLoading isRankable label loadingSpinnerSize onRankEnd onRankStart onSetPage page paginationi18n rowsPerPage sortKey sortOrder testId',
    table,
  ),
  Tabs: kind(
    'id defaultSelected onChange selected shouldUnmountTabPanelOnChange testId',
    ({ props, children }) => (
      <Tabs {...props} id={props.id ?? 'tabs'}>
        {children}
      </Tabs>
    ),
  ),
  TabList: kind('', ({ children }) => <TabList>{children}</TabList>),
  Tab: kind('testId', ({ props, children }) => <Tab {...props}>{children}</Tab>),
  TabPanel: kind('testId', ({ props, children }) => (
    <TabPanel {...props}>
      <div style={{ width: '100%' }}>{children}</div>
    </TabPanel>
  )),
  InlineEdit: kind(
    'label onConfirm onEdit onCancel isEditing startWithEditViewOpen keepEditViewOpenOnBlur hideActionButtons isRequired readViewFitContainerWidth editButtonLabel confirmButtonLabel cancelButtonLabel',
    inlineEdit,
  ),
  ModalTransition: kind('', ({ children }) => <ModalTransition>{children}</ModalTransition>),
  Modal: kind('autoFocus onClose shouldScrollInViewport label testId width height icon title', modal),
  ModalHeader: kind('testId', ({ props, children }) => (
    <ModalHeader {...props} hasCloseButton>
      {children}
    </ModalHeader>
  )),
  ModalTitle: kind('appearance isMultiline testId', ({ props, children }) => (
    <ModalTitle {...props}>{children}</ModalTitle>
  )),
  ModalBody: kind('testId hasInlinePadding', ({ props, children }) => (
    <ModalBody {...props}>{children}</ModalBody>
  )),
  ModalFooter: kind('testId', ({ props, children }) => <ModalFooter {...props}>{children}</ModalFooter>),
};
