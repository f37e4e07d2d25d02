import Button from '@atlaskit/button/new';
import type { Feature, SuggestedSignal } from '@valora/contracts';
import { useRef } from 'react';
import {
  useAttachSignalMutation,
  useDetachSignalMutation,
  useListSuggestedSignalsQuery,
} from '../data/hooks.js';
import { useNotify } from '../ui/notices.js';
import { LikenessSection } from './likeness-section.js';
import { likenessWords } from './likeness-words.js';
import { SignalWords } from './signal-words.js';
import styles from './drawer.module.css';

interface SuggestedSignalsProps {
  readonly feature: Feature;
  readonly isReadOnly: boolean;
}

const shownCount = 3;

const useAttach = (feature: Feature, onAttached: () => void) => {
  const [attachSignal, { isLoading }] = useAttachSignalMutation();
  const [detachSignal] = useDetachSignalMutation();
  const { tell, tellFailure } = useNotify();
  const undo = (signalId: string) => () => {
    detachSignal({ params: { id: feature.id, signalId } })
      .unwrap()
      .catch(tellFailure('detach the signal'));
  };
  const attach = (signalId: string) => {
    attachSignal({ params: { id: feature.id }, body: { signalId } })
      .unwrap()
      .then(() => {
        const text = `The signal was attached to ${feature.key}.`;
        onAttached();
        tell({ kind: 'done', text, action: { label: 'Undo', run: undo(signalId) } });
      }, tellFailure('attach the signal'));
  };
  return { attach, isLoading };
};

interface EntryProps extends SuggestedSignalsProps {
  readonly suggested: SuggestedSignal;
  readonly onAttached: () => void;
}

const Entry = ({ suggested, feature, isReadOnly, onAttached }: EntryProps) => {
  const { attach, isLoading } = useAttach(feature, onAttached);
  const { signal } = suggested;
  return (
    <li className={styles['entry']}>
      <SignalWords signal={signal} />
      <span className={styles['small']}>{likenessWords(suggested)}</span>
      {isReadOnly ? null : (
        <div className={styles['actions']}>
          <Button
            spacing="compact"
            isDisabled={isLoading}
            aria-label={`Attach ${signal.company?.name ?? signal.author ?? 'Unknown company'}: ${signal.text.slice(0, 60)}`}
            onClick={() => {
              attach(signal.id);
            }}
          >
            Attach
          </Button>
        </div>
      )}
    </li>
  );
};

/** Signals that belong to it by what they say; attaching one takes a click, and another undoes it. */
export const SuggestedSignals = ({ feature, isReadOnly }: SuggestedSignalsProps) => {
  const { data, error, refetch } = useListSuggestedSignalsQuery({
    params: { id: feature.id },
    query: { limit: shownCount },
  });
  const section = useRef<HTMLElement>(null);
  // The entry goes with its button: whoever got there by keyboard goes on from the list.
  const stay = () => section.current?.focus();
  return (
    <LikenessSection
      focusRef={section}
      title="Signals that may belong here"
      nothing="None of the other signals resembles it."
      items={data?.items}
      error={error}
      onRetry={() => void refetch()}
      renderItem={(suggested) => (
        <Entry
          key={suggested.signal.id}
          suggested={suggested}
          feature={feature}
          isReadOnly={isReadOnly}
          onAttached={stay}
        />
      )}
    />
  );
};
