import type { FeatureRow } from '@valora/contracts';
import { useState, type KeyboardEvent } from 'react';
import { useListActions } from './list-context.js';
import { clampPosition, type Edge } from './move-position.js';

interface Carried {
  readonly row: FeatureRow;
  readonly position: number;
}

interface KeyboardMoveOptions {
  readonly rowOf: (key: string) => FeatureRow | undefined;
  readonly rankedCount: number;
  readonly whyNot: string | null;
}

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

const rowKey = (target: EventTarget): string | undefined =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;

/**
 * Moving without a mouse: Alt with the arrows carries the feature of the focused row, Enter puts it down (and asks
 * for the reason), Escape leaves it where it was. `words` tell a screen reader what is going on.
 */
export const useKeyboardMove = ({ rowOf, rankedCount, whyNot }: KeyboardMoveOptions) => {
  const { move } = useListActions();
  const [carried, setCarried] = useState<Carried | null>(null);
  const [refusal, setRefusal] = useState('');

  const carry = (row: FeatureRow, rank: number, step: number): void => {
    const from = carried?.row.id === row.id ? carried.position : rank;
    setCarried({ row, position: clampPosition(from + step, rankedCount) });
  };

  /** Whether the key was one of a move. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const step = event.altKey ? steps[event.key] : undefined;
    const row = rowOf(rowKey(event.target) ?? '');
    if (step !== undefined && row) {
      event.preventDefault();
      if (whyNot !== null) setRefusal(whyNot);
      else if (row.rank === null) setRefusal(`${row.key} is not ranked and cannot be moved.`);
      else carry(row, row.rank, step);
      return true;
    }
    if (!carried || (event.key !== 'Enter' && event.key !== 'Escape')) return false;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter' && carried.position !== carried.row.rank) move(carried.row, carried.position);
    setCarried(null);
    return true;
  };

  const edgeAt = (row: FeatureRow): Edge | null => {
    if (!carried || row.rank !== carried.position || row.id === carried.row.id) return null;
    return carried.position < (carried.row.rank ?? 0) ? 'top' : 'bottom';
  };

  const words = carried
    ? `${carried.row.key} to position ${String(carried.position)} of ${String(rankedCount)}. Enter to move it there, Escape to leave it.`
    : refusal;
  return {
    onKeyDown,
    edgeAt,
    words,
    isCarrying: carried !== null,
    stop: () => {
      setCarried(null);
    },
  };
};
