import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useState } from 'react';
import type { BoardItem } from './board-items.js';

interface VirtualItemsOptions {
  readonly items: readonly BoardItem[];
  readonly scroller: HTMLElement | null;
  readonly list: HTMLElement | null;
  readonly sizeOf: (item: BoardItem) => number;
  /** What covers the top of the scroller while scrolling: the sticky head. */
  readonly coveredPx: number;
  /** Item that must stay mounted although it is out of sight, because it has the focus. */
  readonly keptKey: string | null;
}

/** Distance from the top of the scroller's content to the list; it changes with whatever stands above. */
const useMargin = (scroller: HTMLElement | null, list: HTMLElement | null): number => {
  const [marginPx, setMarginPx] = useState(0);
  useLayoutEffect(() => {
    if (!scroller || !list) return undefined;
    const measure = () => {
      const inScroller = list.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      setMarginPx(Math.round(inScroller + scroller.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.firstElementChild) observer.observe(scroller.firstElementChild);
    return () => {
      observer.disconnect();
    };
  }, [scroller, list]);
  return marginPx;
};

/** The items in sight (and a few around them) of a list that scrolls with its page. */
export const useVirtualItems = ({
  items,
  scroller,
  list,
  sizeOf,
  coveredPx,
  keptKey,
}: VirtualItemsOptions) => {
  const scrollMargin = useMargin(scroller, list);
  const keptIndex = keptKey === null ? -1 : items.findIndex(({ key }) => key === keptKey);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (keptIndex < 0 || indexes.includes(keptIndex)) return indexes;
      return [...indexes, keptIndex].sort((a, b) => a - b);
    },
    [keptIndex],
  );
  const getItemKey = useCallback((index: number) => items[index]?.key ?? index, [items]);
  const estimateSize = useCallback(
    (index: number) => {
      const item = items[index];
      return item ? sizeOf(item) : 0;
    },
    [items, sizeOf],
  );
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize,
    getItemKey,
    overscan: 10,
    scrollMargin,
    scrollPaddingStart: coveredPx,
    rangeExtractor,
  });
  return { virtualizer, scrollMargin };
};
