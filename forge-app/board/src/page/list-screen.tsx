import { useCallback, useEffect, useMemo } from 'react';
import { useGetRankingSummaryQuery } from '../data/hooks.js';
import { toPlainItems, toRankedItems } from '../list/board-items.js';
import { cardsBelowPx } from '../list/columns.js';
import { FeatureCards } from '../list/feature-cards.js';
import { FeatureGrid } from '../list/feature-grid.js';
import type { RankMove } from '../list/rank-moves.js';
import { axisEnd, roiScale } from '../list/roi-scale.js';
import { noSelection, onlyListed, type Selection } from '../list/selection.js';
import { nextOrder } from '../list/sorting.js';
import { ErrorMessage } from '../ui/error-message.js';
import { useWidth } from '../ui/use-width.js';
import { toRowsFilter } from '../url/to-rows-filter.js';
import { useBoardView } from '../url/use-board-view.js';
import { ListEmpty } from './list-empty.js';
import { ListSkeleton } from './list-skeleton.js';
import { SelectionBar } from './selection-bar.js';
import { useWhyNot } from './session-context.js';
import { Toolbar } from './toolbar.js';
import { useMovedNote } from './use-moved-note.js';
import { useRows } from './use-rows.js';
import styles from './list-screen.module.css';

interface ListScreenProps {
  readonly scroller: HTMLElement | null;
  readonly content: HTMLElement | null;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** Order of the rows as they are listed, for selecting a span. */
  readonly onOrder: (ids: readonly string[]) => void;
  readonly onMoves: (moves: readonly RankMove[]) => void;
}

/** The ranked list with its search, filters and selection. */
export const ListScreen = (props: ListScreenProps) => {
  const { scroller, content, selection, onSelect, onOrder, onMoves } = props;
  const [view, change] = useBoardView();
  const widthPx = useWidth(content);
  const filter = useMemo(() => toRowsFilter(view), [view]);
  const viewKey = JSON.stringify(filter);
  const list = useRows(filter);
  const { data: summary } = useGetRankingSummaryQuery();
  const whyNotMove = useWhyNot('rankings.override');
  const { rows, isComplete, isStale } = list;
  const isByRank = filter.sort === 'rank' && filter.direction === 'asc';
  const capacity = summary?.capacity ?? null;

  const items = useMemo(
    () => (isByRank ? toRankedItems({ rows, capacity, isComplete }) : toPlainItems(rows)),
    [rows, capacity, isComplete, isByRank],
  );
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const rowOf = useCallback((id: string) => byId.get(id), [byId]);
  const ids = useMemo(() => items.flatMap((item) => (item.kind === 'feature' ? [item.row.id] : [])), [items]);
  useEffect(() => {
    onOrder(ids);
  }, [ids, onOrder]);
  const high = axisEnd(rows);
  const scale = useMemo(() => roiScale(high), [high]);
  useMovedNote({ rows, viewKey, isStale, onMoves });

  const isCards = widthPx > 0 && widthPx < cardsBelowPx;
  const toolbar = <Toolbar view={view} change={change} withSort={isCards} />;
  if (list.isLoading)
    return (
      <>
        {toolbar}
        <ListSkeleton />
      </>
    );
  const selected = onlyListed(selection, ids);
  const shared = {
    items,
    rowOf,
    scroller,
    widthPx,
    viewKey: isStale ? `${viewKey} stale` : viewKey,
    scale,
    sorting: {
      sort: view.sort,
      direction: view.direction,
      onSort: (column: Parameters<typeof nextOrder>[1]) => {
        change(nextOrder(view, column), 'push');
      },
    },
    selection: selected,
    selectAll: {
      isChecked: ids.length > 0 && selected.size === ids.length,
      onChange: () => {
        onSelect(selected.size === ids.length ? noSelection : new Set(ids));
      },
    },
    openId: view.featureId,
    isComplete,
    rankedCount: summary?.rankedCount ?? 0,
    whyNotMove: isByRank ? whyNotMove : 'Features can be moved while the list is ordered by rank.',
  };
  const isNew = summary !== undefined && summary.rankedCount + summary.unscoredCount === 0;
  return (
    <>
      {isNew && rows.length === 0 ? null : toolbar}
      {list.failure ? (
        <ErrorMessage failure={list.failure} attempt="load the features" onRetry={list.retry} />
      ) : null}
      <div className={isStale ? styles['stale'] : undefined} aria-busy={isStale}>
        {rows.length === 0 ? (
          list.failure ? null : (
            <ListEmpty view={view} change={change} isNew={isNew} />
          )
        ) : isCards ? (
          <FeatureCards {...shared} />
        ) : widthPx > 0 ? (
          <FeatureGrid {...shared} />
        ) : null}
      </div>
      {list.loadMore && rows.length > 0 ? (
        <button type="button" className={styles['more']} onClick={list.loadMore}>
          Load more features
        </button>
      ) : null}
      {selected.size > 0 ? (
        <SelectionBar
          selected={[...selected]}
          onClear={() => {
            onSelect(noSelection);
          }}
        />
      ) : null}
    </>
  );
};
