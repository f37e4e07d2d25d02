import { asApiFailure, boardApi, ConfirmDialog, useFormat } from '@valora/board';
import { useState } from 'react';
import { useNotices } from '../../ui/notices.js';
import { Picker } from '../../ui/picker.js';
import { useDebounced } from '../../ui/use-debounced.js';
import type { SignalDialogProps } from './attach-dialog.js';
import { speakerOf } from './signal-words.js';
import styles from './signal-row.module.css';

const limit = 9;

/** Chooses the signal that a duplicate goes into. */
export const MergeDialog = ({ signal, onClose }: SignalDialogProps) => {
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const asked = useDebounced(search.trim());
  const { data, isFetching } = boardApi.useListSignalsQuery({
    query: { limit, ...(asked === '' ? {} : { search: asked }) },
  });
  const [merge, { isLoading, error }] = boardApi.useMergeSignalMutation();
  const notices = useNotices();
  const options = (data?.items ?? [])
    .filter(({ id }) => id !== signal.id)
    .map((other) => ({
      id: other.id,
      title: other.text,
      note: `${speakerOf(other)}, ${format.age(other.occurredAt)}`,
    }));
  const confirm = async () => {
    if (chosenId === null) return;
    const merged = await merge({ params: { id: signal.id }, body: { intoId: chosenId } });
    if (merged.error !== undefined) return;
    notices.done('Merged; who asked is kept.');
    onClose();
  };
  return (
    <ConfirmDialog
      title="Merge into another signal"
      confirmLabel="Merge"
      width="medium"
      isBusy={isLoading}
      isConfirmDisabled={chosenId === null}
      failure={error === undefined ? null : asApiFailure(error)}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <blockquote className={styles.quoted}>{signal.text}</blockquote>
      <Picker
        label="The signal that stays"
        hint="Who asked is kept, and a merge can be undone."
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
