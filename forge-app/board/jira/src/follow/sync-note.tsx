import { boardApi, Message, useFormat } from '@valora/board';
import { ReadAgain } from './read-again.js';
import styles from './sync-note.module.css';
import { syncWords } from './sync-words.js';
import { useLatestSync } from './use-latest-sync.js';

/** Says above the board how far the reading of the project is, for as long as it is not done. */
export const SyncNote = () => {
  const sync = useLatestSync();
  const format = useFormat();
  const { data: summary } = boardApi.useGetRankingSummaryQuery();
  const words = syncWords(sync, summary === undefined || summary.computedAt !== null, format);
  if (words === null) return null;
  return (
    <div className={styles['note']}>
      <Message
        tone={words.tone}
        title={words.title}
        announce={words.tone === 'warning'}
        actions={sync?.state === 'failed' ? <ReadAgain /> : undefined}
      >
        {words.text}
      </Message>
    </div>
  );
};
