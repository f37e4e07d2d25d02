import { useState } from 'react';
import { useFormat } from '../format/use-format.js';
import { bandWords, type Band } from './band-words.js';
import type { BoardItem } from './board-items.js';
import styles from './cards.module.css';
import { FeatureCard } from './feature-card.js';
import type { ListProps } from './list-props.js';
import { useKeptPlace } from './use-kept-place.js';
import { useVirtualItems } from './use-virtual-items.js';

const guesses: Record<BoardItem['kind'], number> = { feature: 196, tier: 56, capacity: 88, outside: 72 };
const sizeOf = (item: BoardItem): number => guesses[item.kind];

const BandCard = ({ band }: { band: Band }) => {
  const { title, text, warnings } = bandWords(band, useFormat());
  return (
    <div className={`${styles['band'] ?? ''} ${styles[band.kind] ?? ''}`}>
      <strong>{title}</strong>
      {text}
      {warnings.map((warning) => (
        <div key={warning}>⚠ {warning}</div>
      ))}
    </div>
  );
};

/** The ranked list on a phone. Cards differ in height with their titles, so each is measured once it is drawn. */
export const FeatureCards = ({ items, scroller, viewKey, scale, selection, isComplete }: ListProps) => {
  const [list, setList] = useState<HTMLUListElement | null>(null);
  const { virtualizer, scrollMargin } = useVirtualItems({
    items,
    scroller,
    list,
    sizeOf,
    coveredPx: 0,
    keptKey: null,
  });
  useKeptPlace({ virtualizer, scroller, list, viewKey, scrollMargin, items });
  return (
    <ul
      ref={setList}
      role="list"
      aria-label="Features by rank"
      className={styles['list']}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const item = items[index];
        if (!item) return null;
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={index}
            data-row={item.key}
            aria-posinset={index + 1}
            aria-setsize={isComplete ? items.length : -1}
            className={styles['item']}
            style={{ transform: `translateY(${String(start - scrollMargin)}px)` }}
          >
            {item.kind === 'feature' ? (
              <FeatureCard row={item.row} scale={scale} isSelected={selection.has(item.row.id)} />
            ) : (
              <BandCard band={item} />
            )}
          </li>
        );
      })}
    </ul>
  );
};
