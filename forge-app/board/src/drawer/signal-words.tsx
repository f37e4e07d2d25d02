import type { Signal } from '@valora/contracts';
import { useState } from 'react';
import { useFormat } from '../format/use-format.js';
import { Pill, SampleMark, type PillTone } from '../ui/pill.js';
import { intentWords } from './intent-words.js';
import { isWebAddress } from './is-web-address.js';
import styles from './drawer.module.css';

const sentimentTones: Record<NonNullable<Signal['sentiment']>, PillTone> = {
  negative: 'danger',
  neutral: 'neutral',
  positive: 'success',
};

/** Longer than this a text is folded until somebody wants it. */
const foldedFrom = 420;

/** What a customer said, and what is known about who said it. */
export const SignalWords = ({ signal }: { signal: Signal }) => {
  const [isOpen, setIsOpen] = useState(false);
  const format = useFormat();
  const isFolded = signal.text.length > foldedFrom && !isOpen;
  return (
    <>
      <div className={styles['entryHead']}>
        <strong>{signal.company?.name ?? signal.author ?? 'Unknown company'}</strong>
        {signal.sentiment === null ? null : (
          <Pill tone={sentimentTones[signal.sentiment]}>{signal.sentiment}</Pill>
        )}
        {signal.intent === null ? null : <Pill>{intentWords[signal.intent]}</Pill>}
        {signal.urgency === 'high' ? <Pill tone="warning">urgent</Pill> : null}
        {signal.isSample ? <SampleMark /> : null}
      </div>
      <p className={`${styles['entryText'] ?? ''} ${isFolded ? (styles['clamped'] ?? '') : ''}`}>
        {signal.text}
      </p>
      {isFolded ? (
        <button
          type="button"
          className={styles['link']}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          Show all
        </button>
      ) : null}
      <span className={styles['small']}>
        {signal.source}
        {signal.company && signal.author !== null ? `, ${signal.author}` : ''},{' '}
        {format.age(signal.occurredAt)}
        {signal.permalink !== null && isWebAddress(signal.permalink) ? (
          <>
            {' · '}
            <a href={signal.permalink} target="_blank" rel="noopener noreferrer" className={styles['link']}>
              open the source
            </a>
          </>
        ) : null}
      </span>
    </>
  );
};
