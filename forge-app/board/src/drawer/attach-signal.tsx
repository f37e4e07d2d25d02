import Button from '@atlaskit/button/new';
import type { Feature, Signal } from '@valora/contracts';
import { useState } from 'react';
import { useAttachSignalMutation, useListSignalsQuery } from '../data/hooks.js';
import { asApiFailure } from '../transport/api-error.js';
import { TextInput } from '../ui/controls.js';
import { ErrorMessage } from '../ui/error-message.js';
import { Field } from '../ui/field.js';
import { useNotify } from '../ui/notices.js';
import { useDebounced } from '../ui/use-debounced.js';
import { SignalWords } from './signal-words.js';
import styles from './drawer.module.css';

interface AttachSignalProps {
  readonly feature: Feature;
  readonly attached: readonly Signal[];
  readonly onDone: () => void;
}

const shownCount = 10;

/** Finds a signal that was recorded before and attaches it. */
export const AttachSignal = ({ feature, attached, onDone }: AttachSignalProps) => {
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 300);
  const { data, error, isFetching } = useListSignalsQuery({
    query: { limit: shownCount, ...(search === '' ? { attached: 'false' as const } : { search }) },
  });
  const [attach] = useAttachSignalMutation();
  const { tell, tellFailure } = useNotify();
  const isAttached = (signal: Signal) => attached.some(({ id }) => id === signal.id);
  const found = data?.items ?? [];
  return (
    <div className={styles['form']}>
      <Field label="Search signals" hint="Empty shows the latest that belong to no feature.">
        {(binding) => (
          <TextInput
            {...binding}
            type="search"
            maxLength={200}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        )}
      </Field>
      {error ? <ErrorMessage failure={asApiFailure(error)} attempt="search" /> : null}
      <p role="status" className={styles['small']}>
        {isFetching
          ? 'Searching…'
          : found.length === 0
            ? 'No signal found.'
            : `${String(found.length)} found.`}
      </p>
      <ul className={styles['entries']}>
        {found.map((signal) => (
          <li key={signal.id} className={styles['entry']}>
            <SignalWords signal={signal} />
            <div className={styles['actions']}>
              <Button
                spacing="compact"
                isDisabled={isAttached(signal)}
                onClick={() => {
                  attach({ params: { id: feature.id }, body: { signalId: signal.id } })
                    .unwrap()
                    .then(() => {
                      tell({ kind: 'done', text: `The signal was attached to ${feature.key}.` });
                    }, tellFailure('attach the signal'));
                }}
              >
                {isAttached(signal) ? 'Attached' : 'Attach'}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className={styles['actions']}>
        <Button onClick={onDone}>Done</Button>
      </div>
    </div>
  );
};
