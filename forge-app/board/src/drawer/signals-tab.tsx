import Button from '@atlaskit/button/new';
import type { Feature, Signal } from '@valora/contracts';
import { useState } from 'react';
import { useListFeatureSignalsQuery } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { useWhyNot } from '../page/session-context.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { Skeleton } from '../ui/skeleton.js';
import { AttachSignal } from './attach-signal.js';
import { RecordSignal } from './record-signal.js';
import { SignalEntry } from './signal-entry.js';
import { SuggestedSignals } from './suggested-signals.js';
import styles from './drawer.module.css';

const firstCount = 20;
const mostCount = 500;

type Form = 'attach' | 'record' | null;

const sentence = (
  feature: Feature,
  signals: readonly Signal[],
  count: (n: number, one: string, many: string) => string,
) => {
  if (signals.length === 0) return 'Nobody has been heard asking for this yet.';
  if (feature.demand === 0) return 'There are signals, but none names a company yet.';
  return `${count(feature.demand, 'company asked', 'companies asked')} for it; each counts once, however often it asks.`;
};

/** Who asked for it: the signals attached to the feature, and the ways to add, detach and merge them. */
export const SignalsTab = ({ feature }: { feature: Feature }) => {
  const [limit, setLimit] = useState(firstCount);
  const [form, setForm] = useState<Form>(null);
  const { data, error, refetch } = useListFeatureSignalsQuery({
    params: { id: feature.id },
    query: { limit },
  });
  const format = useFormat();
  const whyNot = useWhyNot('signals.write');
  const signals = data?.items ?? [];
  const close = () => {
    setForm(null);
  };
  return (
    <>
      {data ? (
        <p className={styles['line']}>{sentence(feature, signals, format.count)}</p>
      ) : error ? (
        <ErrorMessage
          failure={asApiFailure(error)}
          attempt="load the signals"
          onRetry={() => void refetch()}
        />
      ) : (
        <Skeleton width="100%" height={60} />
      )}
      {whyNot === null && form === null ? (
        <div className={styles['actions']}>
          <Button
            onClick={() => {
              setForm('record');
            }}
          >
            Record a new signal
          </Button>
          <Button
            onClick={() => {
              setForm('attach');
            }}
          >
            Find and attach
          </Button>
        </div>
      ) : null}
      {whyNot === null ? null : <p className={styles['small']}>{whyNot}</p>}
      {form === 'record' ? <RecordSignal feature={feature} onDone={close} /> : null}
      {form === 'attach' ? <AttachSignal feature={feature} attached={signals} onDone={close} /> : null}
      <ul className={styles['entries']}>
        {signals.map((signal) => (
          <SignalEntry
            key={signal.id}
            signal={signal}
            feature={feature}
            others={signals}
            isReadOnly={whyNot !== null}
          />
        ))}
      </ul>
      {data?.pagination.nextCursor && limit < mostCount ? (
        <Button
          onClick={() => {
            setLimit(Math.min(limit * 5, mostCount));
          }}
        >
          Show more signals
        </Button>
      ) : null}
      <SuggestedSignals feature={feature} isReadOnly={whyNot !== null} />
    </>
  );
};
