import { asApiFailure, boardApi, ConfirmDialog } from '@valora/board';
import type { Signal } from '@valora/contracts';
import { useState } from 'react';
import { useNotices } from '../../ui/notices.js';
import { Picker } from '../../ui/picker.js';
import { useDebounced } from '../../ui/use-debounced.js';
import styles from './signal-row.module.css';

export interface SignalDialogProps {
  readonly signal: Signal;
  readonly onClose: () => void;
}

const limit = 8;

/** Chooses the feature a signal speaks for. */
export const AttachDialog = ({ signal, onClose }: SignalDialogProps) => {
  const [search, setSearch] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const asked = useDebounced(search.trim());
  const { data, isFetching } = boardApi.useListFeaturesQuery({
    query: { limit, ...(asked === '' ? {} : { search: asked }) },
  });
  const [attach, { isLoading, error }] = boardApi.useAttachSignalMutation();
  const notices = useNotices();
  const options = (data?.items ?? [])
    .filter(({ id }) => !signal.featureIds.includes(id))
    .map(({ id, key, title, status }) => ({ id, title: `${key} ${title}`, note: status.replace('_', ' ') }));
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
      <Picker
        label="Feature"
        hint="Words of its key, title or description."
        search={search}
        onSearch={setSearch}
        options={options}
        chosenId={chosenId}
        onChoose={setChosenId}
        isLoading={isFetching}
      />
    </ConfirmDialog>
  );
};
