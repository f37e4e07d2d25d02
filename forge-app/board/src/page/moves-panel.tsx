import type { api, Data } from '@valora/contracts';
import { useExplainRankQuery, useGetFeatureAnalyticsQuery } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { useListActions } from '../list/list-context.js';
import type { RankMove } from '../list/rank-moves.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { SidePanel } from '../ui/side-panel.js';
import { Skeleton } from '../ui/skeleton.js';
import { rankStep } from './rank-step.js';
import styles from './moves-panel.module.css';

type Mover = Data<typeof api.analytics.features>['movers'][number];

/** Each reason is a question of its own to the backend. */
const shownMoves = 12;

const Reason = ({ featureId }: { featureId: string }) => {
  const { data, error } = useExplainRankQuery({ params: { featureId } });
  if (data) return <>{data.changes[0]?.reason ?? 'No reason was recorded.'}</>;
  return error ? <>{asApiFailure(error).message}</> : <Skeleton width="200px" />;
};

const Move = ({ move, reason }: { move: RankMove; reason: string | null }) => {
  const { open } = useListActions();
  return (
    <li className={styles['move']}>
      <strong>{rankStep(move)}</strong>{' '}
      <button
        type="button"
        className={styles['key']}
        onClick={() => {
          open(move.featureId, { tab: 'history' });
        }}
      >
        {move.key}
      </button>{' '}
      {move.title}
      <span className={styles['reason']}>{reason ?? <Reason featureId={move.featureId} />}</span>
    </li>
  );
};

/** Without a change seen on this page: what the backend remembers of the last days. */
const Remembered = () => {
  const { data, error, refetch } = useGetFeatureAnalyticsQuery();
  const format = useFormat();
  if (error)
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="load the moves" onRetry={() => void refetch()} />
    );
  if (!data) return <Skeleton width="100%" height={120} />;
  const movers: readonly Mover[] = data.movers;
  return (
    <>
      <p className={styles['sentence']}>
        {movers.length === 0
          ? 'No rank has changed lately.'
          : `${format.count(movers.length, 'feature has', 'features have')} changed rank lately.`}
      </p>
      <ul className={styles['moves']}>
        {movers.map((mover) => (
          <Move key={mover.featureId} move={mover} reason={mover.reason} />
        ))}
      </ul>
    </>
  );
};

const Seen = ({ moves }: { moves: readonly RankMove[] }) => {
  const format = useFormat();
  const more = moves.length - shownMoves;
  return (
    <>
      <p className={styles['sentence']}>
        {format.count(moves.length, 'feature has', 'features have')} just changed rank
        {more > 0 ? `; these are the ${format.exact(shownMoves)} largest moves` : ''}.
      </p>
      <ul className={styles['moves']}>
        {moves.slice(0, shownMoves).map((move) => (
          <Move key={move.featureId} move={move} reason={null} />
        ))}
      </ul>
    </>
  );
};

interface MovesPanelProps {
  /** What moved while the reader was looking. */
  readonly moves: readonly RankMove[];
  readonly onClose: () => void;
}

/** What moved, and why. */
export const MovesPanel = ({ moves, onClose }: MovesPanelProps) => (
  <SidePanel title="What moved, and why" subject="moves" onClose={onClose}>
    {moves.length > 0 ? <Seen moves={moves} /> : <Remembered />}
  </SidePanel>
);
