import { asApiFailure, boardApi, ConfirmDialog } from '@valora/board';
import type { Signal } from '@valora/contracts';
import { useState } from 'react';
import { FeaturePicker } from '../../features/feature-picker.js';
import { useNotices } from '../../ui/notices.js';
import styles from './signal-row.module.css';

export interface SignalDialogProps {
  readonly signal: Signal;
  readonly onClose: () => void;
}

/** Chooses the feature a signal speaks for. */
export const AttachDialog = ({ signal, onClose }: SignalDialogProps) => {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [attach, { isLoading, error }] = boardApi.useAttachSignalMutation();
  const notices = useNotices();
  const confirm = async () => {
    if (chosenId === null) return;
    const attached = await attach({ params: { id: chosenId }, body: { signalId: signal.id } });
    if (attached.error !== undefined) return;
    notices.done(`Attached to ${attached.data.key}.`);
    onClose();
  };
  return (
    <ConfirmDialog
      title="Attach to a feature"
      confirmLabel="Attach"
      width="medium"
      isBusy={isLoading}
      isConfirmDisabled={chosenId === null}
      failure={error === undefined ? null : asApiFailure(error)}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <blockquote className={styles.quoted}>{signal.text}</blockquote>
      <FeaturePicker
        label="Feature"
        chosenId={chosenId}
        onChoose={({ id }) => setChosenId(id)}
        without={signal.featureIds}
      />
    </ConfirmDialog>
  );
};
