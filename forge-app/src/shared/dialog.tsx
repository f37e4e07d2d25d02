import { Button, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle, Stack } from '@forge/react';
import React, { type ReactNode } from 'react';
import type { Failure } from './call-backend';
import { FailureWords } from './states';

interface DialogAction {
  readonly label: string;
  readonly busyLabel: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly closeLabel?: string;
  /** What the dialog does, the main thing last; none where it only shows. */
  readonly actions?: readonly DialogAction[];
  readonly failure?: Failure | null;
}

/** A dialog with one thing or two to do; what went wrong stands above its buttons. */
export const Dialog = ({
  title,
  children,
  onClose,
  closeLabel = 'Cancel',
  actions = [],
  failure = null,
}: DialogProps) => (
  <Modal onClose={onClose} width="medium">
    <ModalHeader>
      <ModalTitle>{title}</ModalTitle>
    </ModalHeader>
    <ModalBody>
      <Stack space="space.200" alignInline="stretch">
        {children}
        {failure === null ? null : <FailureWords failure={failure} />}
      </Stack>
    </ModalBody>
    <ModalFooter>
      <Button appearance="subtle" onClick={onClose}>
        {closeLabel}
      </Button>
      {actions.map(({ label, busyLabel, isBusy, isDisabled = false, run }, index) => (
        <Button
          key={label}
          appearance={index === actions.length - 1 ? 'primary' : 'default'}
          isDisabled={isDisabled || actions.some((action) => action.isBusy)}
          onClick={run}
        >
          {isBusy ? busyLabel : label}
        </Button>
      ))}
    </ModalFooter>
  </Modal>
);
