import { HiddenText } from '../ui/hidden-text.js';
import { placesGained } from './rank-moves.js';
import { sparklinePoints } from './sparkline-points.js';
import styles from './sparkline.module.css';

const width = 44;
const height = 20;

const words = (gained: number, count: number): string => {
  if (count < 2) return 'no change of rank yet';
  if (gained === 0) return 'same rank as before';
  const places = Math.abs(gained);
  return `${gained > 0 ? 'up' : 'down'} ${String(places)} ${places === 1 ? 'place' : 'places'}`;
};

/** Where the rank went: up is better. The arrow and the number say it again without the drawing. */
export const Sparkline = ({ history }: { history: readonly number[] }) => {
  const gained = placesGained(history);
  if (history.length === 0) {
    return (
      <span className={styles['change']}>
        <span aria-hidden="true">–</span>
        <HiddenText>never ranked</HiddenText>
      </span>
    );
  }
  return (
    <span className={styles['trend']}>
      <svg aria-hidden="true" width={width} height={height} className={styles['line']}>
        <polyline points={sparklinePoints(history, { width, height, inset: 2 })} />
      </svg>
      <span aria-hidden="true" className={styles['change']}>
        {gained === 0 ? '=' : `${gained > 0 ? '▲' : '▼'}${String(Math.abs(gained))}`}
      </span>
      <HiddenText>{words(gained, history.length)}</HiddenText>
    </span>
  );
};
