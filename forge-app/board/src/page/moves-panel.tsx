import Button from '@atlaskit/button/new';
import { useGetFeatureAnalyticsQuery } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { useListActions } from '../list/list-context.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { SidePanel } from '../ui/side-panel.js';
import { rankStep } from './rank-step.js';
import styles from './moves-panel.module.css';

/** What moved lately and why. */
export const MovesPanel = ({ onClose }: { onClose: () => void }) => {
  const { data, error, refetch } = useGetFeatureAnalyticsQuery();
  const { open } = useListActions();
  const format = useFormat();
  const movers = data?.movers ?? [];
  return (
    <SidePanel title="What moved, and why" subject="moves" onClose={onClose}>
      {error ? (
        <ErrorMessage failure={asApiFailure(error)} attempt="load the moves" onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <p className={styles['sentence']}>
          {movers.length === 0
            ? 'No rank has changed lately.'
            : `${format.count(movers.length, 'feature has', 'features have')} changed rank lately; the largest moves come first.`}
        </p>
      ) : null}
      <ul className={styles['moves']}>
        {movers.map((mover) => (
          <li key={mover.featureId} className={styles['move']}>
            <strong>{rankStep(mover)}</strong>
            <Button
              appearance="subtle"
              spacing="compact"
              onClick={() => {
                open(mover.featureId, { tab: 'history' });
              }}
            >
              {mover.key}
            </Button>
            <span className={styles['title']}>{mover.title}</span>
            <span className={styles['reason']}>{mover.reason}</span>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
};
