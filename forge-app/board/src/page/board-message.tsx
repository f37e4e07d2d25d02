import Button from '@atlaskit/button/new';
import type { rankingSummary } from '@valora/contracts';
import { useGetRankingSummaryQuery } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { useListActions } from '../list/list-context.js';
import { inputLabel } from '../list/words.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { HiddenText } from '../ui/hidden-text.js';
import { SampleMark } from '../ui/pill.js';
import { Skeleton } from '../ui/skeleton.js';
import { useWhyNot } from './session-context.js';
import styles from './board-message.module.css';

type Summary = (typeof rankingSummary)['_output'];

interface AsksProps extends Pick<Summary, 'asks'> {
  /** On a phone they wait folded, so that the list begins on the first screen. */
  readonly isWide: boolean;
}

const Asks = ({ asks, isWide }: AsksProps) => {
  const { open } = useListActions();
  const verb = useWhyNot('features.write') === null ? 'Set' : 'See';
  if (asks.length === 0) return null;
  return (
    <details className={styles['asks']} open={isWide}>
      <summary className={styles['asksTitle']}>These inputs would move the order most</summary>
      <ul className={styles['askList']}>
        {asks.slice(0, 3).map((ask) => (
          <li key={`${ask.featureId} ${ask.input}`} className={styles['ask']}>
            <Button
              spacing="compact"
              onClick={() => {
                open(ask.featureId, { tab: 'inputs', input: ask.input });
              }}
            >
              {`${verb} ${inputLabel(ask.input).toLowerCase()} of ${ask.key}`}
            </Button>
            <span className={styles['why']} title={ask.title}>
              {ask.why}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};

const Figures = ({ summary }: { summary: Summary }) => {
  const format = useFormat();
  const parts = [
    summary.rankedCount > 0
      ? `${format.exact(summary.rankedCount)} ranked in ${format.count(summary.tierCount, 'tier', 'tiers')}`
      : null,
    summary.unscoredCount > 0 ? `${format.exact(summary.unscoredCount)} outside the ranking` : null,
    summary.mustDoCount > 0 ? `${format.exact(summary.mustDoCount)} must do` : null,
    summary.outcomes > 0 ? format.count(summary.outcomes, 'known outcome', 'known outcomes') : null,
    summary.dayRateAssumed ? 'day rate assumed' : null,
    summary.computedAt === null ? null : `ranked ${format.age(summary.computedAt)}`,
  ];
  return (
    <p className={styles['figures']}>
      {summary.hasSampleData ? <SampleMark /> : null}
      {parts
        .filter((part) => part !== null)
        .map((part) => (
          <span key={part}>{part}</span>
        ))}
    </p>
  );
};

/** The board's one message: what this order rests on, and what would make it better. */
export const BoardMessage = ({ isWide }: Pick<AsksProps, 'isWide'>) => {
  const { data, error, refetch } = useGetRankingSummaryQuery();
  if (data) {
    return (
      <div className={styles['message']}>
        <div className={styles['words']}>
          <p className={styles['sentence']}>{data.restsOn}</p>
          <Figures summary={data} />
        </div>
        <Asks asks={data.asks} isWide={isWide} />
      </div>
    );
  }
  if (error)
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="load the summary" onRetry={() => void refetch()} />
    );
  return (
    <div className={styles['message']}>
      <HiddenText>Loading what the order rests on</HiddenText>
      <div className={styles['words']}>
        <p className={styles['sentence']}>
          <Skeleton width="min(560px, 90%)" height={20} />
        </p>
        <p className={styles['figures']}>
          <Skeleton width="260px" />
        </p>
      </div>
    </div>
  );
};
