import type { FeatureRow } from '@valora/contracts';
import { useEffect, useRef } from 'react';
import { useFormat } from '../format/use-format.js';
import { countMoves } from '../list/rank-moves.js';
import { useNotify } from '../ui/notices.js';
import { useBoardView } from '../url/use-board-view.js';

interface MovedNoteOptions {
  readonly rows: readonly FeatureRow[];
  readonly viewKey: string;
  /** The rows are still those of another filter. */
  readonly isStale: boolean;
}

/** Says quietly that ranks changed, with the way to the reasons. */
export const useMovedNote = ({ rows, viewKey, isStale }: MovedNoteOptions): void => {
  const seen = useRef({ rows, viewKey });
  const format = useFormat();
  const [, change] = useBoardView();
  const { tell } = useNotify();
  useEffect(() => {
    if (isStale) return;
    const before = seen.current;
    seen.current = { rows, viewKey };
    if (before.viewKey !== viewKey || before.rows === rows) return;
    const moved = countMoves(before.rows, rows);
    if (moved === 0) return;
    const run = () => {
      change({ panel: 'moves', featureId: null }, 'push');
    };
    tell({
      kind: 'moved',
      text: `${format.count(moved, 'feature', 'features')} moved.`,
      action: { label: 'See why', run },
    });
  }, [rows, viewKey, isStale, format, change, tell]);
};
