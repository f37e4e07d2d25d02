import type { FeatureRow } from '@valora/contracts';
import { useEffect, useRef } from 'react';
import { useFormat } from '../format/use-format.js';
import { rankMoves, type RankMove } from '../list/rank-moves.js';
import { useNotify } from '../ui/notices.js';
import { useBoardView } from '../url/use-board-view.js';

interface MovedNoteOptions {
  readonly rows: readonly FeatureRow[];
  readonly viewKey: string;
  /** The rows are still those of another filter. */
  readonly isStale: boolean;
  readonly onMoves: (moves: readonly RankMove[]) => void;
}

/** Says quietly that ranks changed, with the way to the reasons. */
export const useMovedNote = ({ rows, viewKey, isStale, onMoves }: MovedNoteOptions): void => {
  const seen = useRef({ rows, viewKey });
  const format = useFormat();
  const [, change] = useBoardView();
  const { tell } = useNotify();
  useEffect(() => {
    if (isStale) return;
    const before = seen.current;
    seen.current = { rows, viewKey };
    if (before.viewKey !== viewKey || before.rows === rows) return;
    const moves = rankMoves(before.rows, rows);
    if (moves.length === 0) return;
    onMoves(moves);
    const run = () => {
      change({ panel: 'moves', featureId: null }, 'push');
    };
    const text = `${format.count(moves.length, 'feature', 'features')} moved.`;
    tell({ kind: 'moved', text, action: { label: 'See why', run } });
  }, [rows, viewKey, isStale, onMoves, format, change, tell]);
};
