import { useGetRankingSummaryQuery } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { rankStep } from '../page/rank-step.js';
import { ErrorMessage } from '../ui/error-message.js';
import { whatIfSentence } from './what-if-sentence.js';
import { newInTopTen, topMoves } from './top-moves.js';
import type { WhatIfState } from './use-what-if.js';
import styles from './weights.module.css';

interface WhatIfProps {
  readonly state: WhatIfState;
  readonly isChanged: boolean;
  /** The settings can be read at all; otherwise their own problems are shown where they are. */
  readonly isReadable: boolean;
}

const shownMoves = 8;

/** What would change, before anything is saved. */
export const WhatIf = ({ state, isChanged, isReadable }: WhatIfProps) => {
  const format = useFormat();
  const { data: summary } = useGetRankingSummaryQuery();
  const { result, isLoading, failure } = state;
  if (!isChanged) return <p className={styles['small']}>Change something to see what it would move.</p>;
  if (!isReadable)
    return <p className={styles['small']}>Complete the settings to see what they would move.</p>;
  if (failure) return <ErrorMessage failure={failure} attempt="try these settings" />;
  const moves = result ? topMoves(result.items, shownMoves) : [];
  const entering = result ? newInTopTen(result.items) : 0;
  return (
    <section aria-label="What would change" aria-busy={isLoading} className={styles['whatIf']}>
      <p role="status" className={styles['line']}>
        {result === null
          ? 'Working out what would move…'
          : whatIfSentence(
              { ...result, entering, unscoredNow: summary?.unscoredCount ?? result.unscored },
              format,
            )}
      </p>
      {moves.length === 0 ? null : (
        <ul className={styles['moves']}>
          {moves.map((move) => (
            <li key={move.featureId}>
              <strong>{rankStep(move)}</strong> {move.key}{' '}
              <span className={styles['small']}>{move.title}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
