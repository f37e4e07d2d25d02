import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import type { FormEvent, ReactNode } from 'react';
import type { ApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from './error-message.js';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly isBusy?: boolean;
  readonly isDangerous?: boolean;
  readonly isConfirmDisabled?: boolean;
  readonly failure?: ApiFailure | null;
  readonly width?: 'small' | 'medium' | 'large';
}

/** A question with one answer that acts: Enter confirms, Escape and Cancel leave, what failed is said inside. */
export const Dialog = (props: DialogProps) => {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.isBusy !== true && props.isConfirmDisabled !== true) props.onConfirm();
  };
  return (
    <Modal onClose={props.onClose} width={props.width ?? 'small'}>
      <form onSubmit={submit} className={styles['form']} noValidate>
        <ModalHeader>
          <ModalTitle>{props.title}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <div className={styles['body']}>
            {props.children}
            {props.failure ? <ErrorMessage failure={props.failure} /> : null}
          </div>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={props.onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            appearance={props.isDangerous === true ? 'danger' : 'primary'}
            isLoading={props.isBusy ?? false}
            isDisabled={props.isConfirmDisabled ?? false}
          >
            {props.confirmLabel}
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
};
