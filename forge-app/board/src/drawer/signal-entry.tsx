import Button from '@atlaskit/button/new';
import type { Feature, Signal } from '@valora/contracts';
import { useState } from 'react';
import {
  useAttachSignalMutation,
  useDetachSignalMutation,
  useMergeSignalMutation,
  useUnmergeSignalMutation,
} from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { Select } from '../ui/controls.js';
import { Field } from '../ui/field.js';
import { useNotify } from '../ui/notices.js';
import { MergedSignals } from './merged-signals.js';
import { SignalWords } from './signal-words.js';
import styles from './drawer.module.css';

interface SignalEntryProps {
  readonly signal: Signal;
  readonly feature: Feature;
  /** The signals beside it, into which it can be merged. */
  readonly others: readonly Signal[];
  readonly isReadOnly: boolean;
}

const shortText = ({ company, text }: Signal): string =>
  `${company?.name ?? 'Unknown'}: ${text.slice(0, 80)}`;

const useSignalActions = (signal: Signal, feature: Feature) => {
  const [detachSignal] = useDetachSignalMutation();
  const [attachSignal] = useAttachSignalMutation();
  const [mergeSignal] = useMergeSignalMutation();
  const [unmergeSignal] = useUnmergeSignalMutation();
  const { tell, tellFailure } = useNotify();
  const done = (text: string, undo: () => void) => () => {
    tell({ kind: 'done', text, action: { label: 'Undo', run: undo } });
  };
  const attachAgain = () => {
    attachSignal({ params: { id: feature.id }, body: { signalId: signal.id } })
      .unwrap()
      .catch(tellFailure('attach the signal again'));
  };
  const unmerge = () => {
    unmergeSignal({ params: { id: signal.id } })
      .unwrap()
      .catch(tellFailure('undo the merge'));
  };
  return {
    detach: () => {
      detachSignal({ params: { id: feature.id, signalId: signal.id } })
        .unwrap()
        .then(done('The signal was detached.', attachAgain), tellFailure('detach the signal'));
    },
    merge: (intoId: string) => {
      mergeSignal({ params: { id: signal.id }, body: { intoId } })
        .unwrap()
        .then(
          done('The duplicate was merged; who asked is kept.', unmerge),
          tellFailure('merge the signals'),
        );
    },
  };
};

/** One signal of a feature with what can be done about it. */
export const SignalEntry = ({ signal, feature, others, isReadOnly }: SignalEntryProps) => {
  const [isMerging, setIsMerging] = useState(false);
  const { detach, merge } = useSignalActions(signal, feature);
  const format = useFormat();
  const targets = others.filter(({ id }) => id !== signal.id);
  return (
    <li className={styles['entry']}>
      <SignalWords signal={signal} />
      {signal.mergedCount > 0 ? (
        <details className={styles['deeper']}>
          <summary>
            {format.count(signal.mergedCount, 'duplicate merged into it', 'duplicates merged into it')}
          </summary>
          <MergedSignals into={signal} isReadOnly={isReadOnly} />
        </details>
      ) : null}
      {isReadOnly ? null : (
        <div className={styles['actions']}>
          <Button spacing="compact" appearance="subtle" onClick={detach}>
            Detach
          </Button>
          {targets.length === 0 ? null : (
            <Button
              spacing="compact"
              appearance="subtle"
              aria-expanded={isMerging}
              onClick={() => {
                setIsMerging(!isMerging);
              }}
            >
              Merge into another…
            </Button>
          )}
        </div>
      )}
      {isMerging ? (
        <Field label="It says the same as" hint="The other one stays; both companies keep counting.">
          {(binding) => (
            <Select
              {...binding}
              value=""
              onChange={(event) => {
                setIsMerging(false);
                merge(event.target.value);
              }}
            >
              <option value="">Choose…</option>
              {targets.map((target) => (
                <option key={target.id} value={target.id}>
                  {shortText(target)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
    </li>
  );
};
