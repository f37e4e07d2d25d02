import Button from '@atlaskit/button/new';
import { useMemo, useState } from 'react';
import { useFormat } from '../format/use-format.js';
import { useListActions } from '../list/list-context.js';
import { useSession } from '../page/session-context.js';
import { Toolbar } from '../page/toolbar.js';
import { useRows } from '../page/use-rows.js';
import { ErrorMessage } from '../ui/error-message.js';
import { Skeleton } from '../ui/skeleton.js';
import { useWidth } from '../ui/use-width.js';
import { toRowsFilter } from '../url/to-rows-filter.js';
import { defaultView } from '../url/board-view.js';
import { useBoardView } from '../url/use-board-view.js';
import { countAboveCost, mostPoints, toPoints, type ChartPoint } from './chart-points.js';
import { ChartTable } from './chart-table.js';
import { ScatterChart } from './scatter-chart.js';
import styles from './chart.module.css';

const useChartPoints = () => {
  const [view] = useBoardView();
  // The chart has no order of its own: the best ranks are drawn, whatever column the list was sorted by.
  const filter = useMemo(
    () => toRowsFilter({ ...view, sort: defaultView.sort, direction: defaultView.direction }),
    [view],
  );
  const list = useRows(filter);
  const points = useMemo(() => toPoints(list.rows), [list.rows]);
  return { list, points };
};

const Sentence = ({ points }: { points: readonly ChartPoint[] }) => {
  const format = useFormat();
  const { team } = useSession();
  const above = countAboveCost(points, team.dayRate.amount);
  const limit = points.length === mostPoints ? ` (the best ${format.exact(mostPoints)} ranks)` : '';
  return (
    <p className={styles['sentence']}>
      {points.length === 0
        ? 'Nothing here has both a predicted value and a predicted effort yet.'
        : `${format.exact(above)} of ${format.count(points.length, 'feature', 'features')}${limit} ${above === 1 ? 'is' : 'are'} expected to earn more than ${above === 1 ? 'it costs' : 'they cost'}, at ${format.money(team.dayRate.amount, team.currency)} a day${team.dayRate.assumed ? ' (assumed)' : ''}.`}
    </p>
  );
};

/** Value against effort with the uncertainty of the best; the same figures as a table for who cannot use a drawing. */
export const ChartScreen = ({ content }: { content: HTMLElement | null }) => {
  const [view, change] = useBoardView();
  const [isTable, setIsTable] = useState(false);
  const { list, points } = useChartPoints();
  const { open } = useListActions();
  const { team } = useSession();
  const widthPx = useWidth(content);
  return (
    <>
      {list.failure ? (
        <ErrorMessage failure={list.failure} attempt="load the features" onRetry={list.retry} />
      ) : null}
      {list.isLoading ? <Skeleton width="100%" height={420} /> : <Sentence points={points} />}
      <Toolbar view={view} change={change} withSort={false}>
        {points.length === 0 ? null : (
          <Button
            onClick={() => {
              setIsTable(!isTable);
            }}
          >
            {isTable ? 'Show as chart' : 'Show as table'}
          </Button>
        )}
      </Toolbar>
      {points.length === 0 ? null : isTable ? (
        <ChartTable points={points} onOpen={open} />
      ) : (
        <ScatterChart
          points={points}
          widthPx={widthPx}
          dayRate={team.dayRate.amount}
          openId={view.featureId}
          onOpen={open}
        />
      )}
    </>
  );
};
