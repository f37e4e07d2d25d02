import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { BoardItem } from './board-items.js';
import { scrollShift } from './keep-place.js';

interface KeptPlaceOptions {
  readonly virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly scroller: HTMLElement | null;
  readonly list: HTMLElement | null;
  /** Changes when another search, filter or order is shown: then there is no place to keep. */
  readonly viewKey: string;
  readonly scrollMargin: number;
  readonly items: readonly BoardItem[];
}

/** What the reader saw, in pixels from the top of the list; `viewTop` is below 0 while the page above it is in sight. */
interface Seen {
  readonly viewKey: string;
  readonly items: readonly BoardItem[];
  readonly scrollMargin: number;
  readonly tops: ReadonlyMap<string, number>;
  readonly viewTop: number;
}

const moveMs = 260;

const animate = (list: HTMLElement, moved: ReadonlyMap<string, number>): void => {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  moved.forEach((fromPx, key) => {
    const element = list.querySelector(`[data-row="${CSS.escape(key)}"]`);
    // `translate` adds to the `transform` that holds the place in the list, so the two never fight.
    element?.animate([{ translate: `0 ${String(fromPx)}px` }, { translate: '0 0' }], {
      duration: moveMs,
      easing: 'cubic-bezier(0.2, 0, 0, 1)',
    });
  });
};

/** Where each mounted row came from on the screen, for those that travelled; no further than one screen. */
const travelled = (before: Seen, now: Seen, viewPx: number): Map<string, number> => {
  const scrolled = before.viewTop > 0 ? now.viewTop - before.viewTop : 0;
  const moved = new Map<string, number>();
  now.tops.forEach((top, key) => {
    const was = before.tops.get(key);
    if (was === undefined) return;
    const fromPx = was - top + scrolled;
    if (Math.abs(fromPx) >= 2) moved.set(key, Math.min(Math.max(fromPx, -viewPx), viewPx));
  });
  return moved;
};

const inSight = (seen: Seen, viewPx: number) =>
  [...seen.tops]
    .filter(([, top]) => top >= seen.viewTop && top < seen.viewTop + viewPx)
    .map(([key, top]) => ({ key, top }));

/** After new data: scrolls so that the reader keeps their place, and lets the rows that moved glide to theirs. */
export const useKeptPlace = (options: KeptPlaceOptions): void => {
  const { virtualizer, scroller, list, viewKey, scrollMargin, items } = options;
  const seen = useRef<Seen | null>(null);
  const mounted = virtualizer.getVirtualItems();

  useLayoutEffect(() => {
    if (!scroller || !list) return;
    const before = seen.current;
    const tops = new Map(mounted.map(({ key, start }) => [String(key), start - scrollMargin]));
    const isOtherView = before !== null && before.viewKey !== viewKey;
    const isNewData = before !== null && before.items !== items && !isOtherView;
    if (isOtherView) scroller.scrollTop = Math.min(scroller.scrollTop, scrollMargin);
    else if (before !== null && before.viewTop > 0) {
      const starts = new Map(
        isNewData
          ? virtualizer.measurementsCache.map(({ key, start }) => [String(key), start - scrollMargin])
          : [],
      );
      const visible = inSight(before, scroller.clientHeight);
      const shift = scrollShift({ visible, topOf: (key) => starts.get(key), scrollTop: before.viewTop });
      const byPx = shift + scrollMargin - before.scrollMargin;
      // Written only when needed: setting it during a scroll would pull the page back by a frame.
      if (byPx !== 0) scroller.scrollTop += byPx;
    }
    const now = { viewKey, items, scrollMargin, tops, viewTop: scroller.scrollTop - scrollMargin };
    if (isNewData) animate(list, travelled(before, now, scroller.clientHeight));
    seen.current = now;
  });

  useLayoutEffect(() => {
    if (!scroller) return undefined;
    const remember = () => {
      if (seen.current) seen.current = { ...seen.current, viewTop: scroller.scrollTop - scrollMargin };
    };
    scroller.addEventListener('scroll', remember, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', remember);
    };
  }, [scroller, scrollMargin]);
};
