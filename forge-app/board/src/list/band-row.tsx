import { useFormat } from '../format/use-format.js';
import { bandWords, type Band } from './band-words.js';
import styles from './grid.module.css';

interface BandRowProps {
  readonly band: Band;
  readonly rowIndex: number;
  readonly columnCount: number;
  readonly start: number;
  readonly height: number;
  readonly isFocusable: boolean;
}

/** A row between the features: where a tier starts, where capacity ends, where the ranking ends. */
export const BandRow = ({ band, rowIndex, columnCount, start, height, isFocusable }: BandRowProps) => {
  const { title, text, warnings } = bandWords(band, useFormat());
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-row={band.key}
      className={`${styles['band'] ?? ''} ${styles[band.kind] ?? ''}`}
      style={{ transform: `translateY(${String(start)}px)`, height }}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columnCount}
        tabIndex={isFocusable ? 0 : -1}
        data-column={0}
        className={styles['bandCell']}
      >
        <strong>{title}</strong>
        <span>{text}</span>
        {warnings.map((warning) => (
          <span key={warning}>⚠ {warning}</span>
        ))}
      </div>
    </div>
  );
};
