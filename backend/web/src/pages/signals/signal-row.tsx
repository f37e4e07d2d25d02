import Button from '@atlaskit/button/new';
import { boardApi, ConfirmDialog, Pill, SampleMark, useFormat, useWhyNot } from '@valora/board';
import type { Signal } from '@valora/contracts';
import { useState } from 'react';
import rows from '../../ui/rows.module.css';
import { useAction } from '../../ui/use-action.js';
import { AttachDialog } from './attach-dialog.js';
import { AttachedFeatures } from './attached-features.js';
import { MergeDialog } from './merge-dialog.js';
import { sourceLabels, speakerOf, traitsOf } from './signal-words.js';
import styles from './signal-row.module.css';

type Open = 'none' | 'features' | 'attach' | 'merge' | 'remove';

const SignalMeta = ({ signal }: { readonly signal: Signal }) => {
  const format = useFormat();
  return (
    <span className={styles.meta}>
      <span>{speakerOf(signal)}</span>
      <span title={format.moment(signal.occurredAt)}>{format.age(signal.occurredAt)}</span>
      {signal.permalink === null ? (
        <span>{sourceLabels[signal.source]}</span>
      ) : (
        <a href={signal.permalink} target="_blank" rel="noreferrer">
          {sourceLabels[signal.source]}
        </a>
      )}
      {signal.mergedCount === 0 ? null : (
        <span>{format.count(signal.mergedCount, 'other', 'others')} merged in</span>
      )}
      {traitsOf(signal).map(({ label, tone }) => (
        <Pill key={label} tone={tone}>
          {label}
        </Pill>
      ))}
      {signal.isSample ? <SampleMark /> : null}
    </span>
  );
};

const Remove = ({ signal, onClose }: { readonly signal: Signal; readonly onClose: () => void }) => {
  const [remove] = boardApi.useRemoveSignalMutation();
  const { isRunning, run } = useAction();
  const confirm = async () => {
    await run({ attempt: 'remove the signal', done: 'The signal is removed.' }, () =>
      remove({ params: { id: signal.id } }).unwrap(),
    );
    onClose();
  };
  return (
    <ConfirmDialog
      title="Remove this signal?"
      confirmLabel="Remove"
      isDangerous
      isBusy={isRunning}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      It no longer counts as demand for any feature.
    </ConfirmDialog>
  );
};

const SignalActions = ({
  signal,
  onOpen,
}: {
  readonly signal: Signal;
  readonly onOpen: (open: Open) => void;
}) => {
  const [unmerge] = boardApi.useUnmergeSignalMutation();
  const { isRunning, run } = useAction();
  if (signal.mergedInto !== null) {
    const undo = () =>
      void run({ attempt: 'undo the merge', done: 'The signal stands by itself again.' }, () =>
        unmerge({ params: { id: signal.id } }).unwrap(),
      );
    return (
      <Button onClick={undo} isLoading={isRunning}>
        Undo the merge
      </Button>
    );
  }
  return (
    <>
      <Button appearance="subtle" onClick={() => onOpen('attach')}>
        Attach
      </Button>
      <Button appearance="subtle" onClick={() => onOpen('merge')}>
        Merge
      </Button>
      <Button appearance="subtle" onClick={() => onOpen('remove')}>
        Remove
      </Button>
    </>
  );
};

/** One signal with what can be done about it. */
export const SignalRow = ({ signal }: { readonly signal: Signal }) => {
  const format = useFormat();
  const [open, setOpen] = useState<Open>('none');
  const whyNot = useWhyNot('signals.write');
  const close = () => setOpen('none');
  const attached = signal.featureIds.length;
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <blockquote className={styles.text}>{signal.text}</blockquote>
        <SignalMeta signal={signal} />
        {signal.mergedInto === null ? null : <Pill tone="info">merged into another</Pill>}
        {attached === 0 ? null : (
          <button
            type="button"
            className={styles.features}
            aria-expanded={open === 'features'}
            onClick={() => setOpen(open === 'features' ? 'none' : 'features')}
          >
            Attached to {format.count(attached, 'feature', 'features')}
          </button>
        )}
        {open === 'features' ? <AttachedFeatures signal={signal} /> : null}
      </div>
      {whyNot === null ? (
        <div className={rows.actions}>
          <SignalActions signal={signal} onOpen={setOpen} />
        </div>
      ) : null}
      {open === 'attach' ? <AttachDialog signal={signal} onClose={close} /> : null}
      {open === 'merge' ? <MergeDialog signal={signal} onClose={close} /> : null}
      {open === 'remove' ? <Remove signal={signal} onClose={close} /> : null}
    </li>
  );
};
