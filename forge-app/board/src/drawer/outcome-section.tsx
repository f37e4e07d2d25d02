import Button from '@atlaskit/button/new';
import type { Feature, LedgerEntry } from '@valora/contracts';
import { useState } from 'react';
import { useGetOutcomeQuery } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { outcomeSentence } from '../ledger/outcome-sentence.js';
import { useWhyNot } from '../page/session-context.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { OutcomeForm } from './outcome-form.js';
import { provenance } from './provenance.js';
import styles from './drawer.module.css';

const Recorded = ({ entry }: { entry: LedgerEntry }) => {
  const format = useFormat();
  const { outcome } = entry;
  return (
    <>
      <p className={styles['line']}>{outcomeSentence(entry, format)}</p>
      {outcome.note === null ? null : <p className={styles['entryText']}>{outcome.note}</p>}
      <p className={styles['small']}>
        {provenance({ source: outcome.source, actor: outcome.actor, asOf: outcome.recordedAt }, format)}
      </p>
    </>
  );
};

/** What became of the feature: promised against realised, and the form to say so. */
export const OutcomeSection = ({ feature }: { feature: Feature }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { data, error, refetch } = useGetOutcomeQuery({ params: { id: feature.id } });
  const whyNot = useWhyNot('outcomes.write');
  const entry = data?.entry ?? null;
  return (
    <section className={styles['section']}>
      <h3 className={styles['subhead']}>Outcome</h3>
      {error ? (
        <ErrorMessage
          failure={asApiFailure(error)}
          attempt="load the outcome"
          onRetry={() => void refetch()}
        />
      ) : null}
      {entry ? (
        <Recorded entry={entry} />
      ) : data ? (
        <p className={styles['line']}>Nobody has said yet what it brought.</p>
      ) : null}
      {whyNot === null ? null : <p className={styles['small']}>{whyNot}</p>}
      {isOpen ? (
        <OutcomeForm
          feature={feature}
          outcome={entry?.outcome ?? null}
          onDone={() => {
            setIsOpen(false);
          }}
        />
      ) : whyNot === null && data ? (
        <div className={styles['actions']}>
          <Button
            onClick={() => {
              setIsOpen(true);
            }}
          >
            {entry ? 'Correct the outcome' : 'Record the outcome'}
          </Button>
        </div>
      ) : null}
    </section>
  );
};
