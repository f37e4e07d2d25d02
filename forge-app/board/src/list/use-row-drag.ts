import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { FeatureRow } from '@valora/contracts';
import { useEffect, useRef, useState } from 'react';
import { useListActions } from './list-context.js';
import { positionAfterDrop, type Edge } from './move-position.js';

interface RowDrag {
  readonly row: FeatureRow;
  readonly isMovable: boolean;
}

const edgeAt = (clientY: number, element: Element): Edge => {
  const { top, height } = element.getBoundingClientRect();
  return clientY < top + height / 2 ? 'top' : 'bottom';
};

const isRow = (data: Record<string | symbol, unknown>): data is { row: FeatureRow } => 'row' in data;

/** Makes a ranked row draggable by its handle and a place to drop others; the move itself is asked about afterwards. */
export const useRowDrag = ({ row, isMovable }: RowDrag) => {
  const rowRef = useRef<HTMLDivElement>(null);
  const handleRef = useRef<HTMLSpanElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [isDragged, setIsDragged] = useState(false);
  const { move } = useListActions();

  useEffect(() => {
    const element = rowRef.current;
    const dragHandle = handleRef.current;
    const over = row.rank;
    if (!element || !dragHandle || !isMovable || over === null) return undefined;
    return combine(
      draggable({
        element,
        dragHandle,
        getInitialData: () => ({ row }),
        onDragStart: () => {
          setIsDragged(true);
        },
        onDrop: () => {
          setIsDragged(false);
        },
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => isRow(source.data) && source.data.row.id !== row.id,
        onDrag: ({ location }) => {
          setEdge(edgeAt(location.current.input.clientY, element));
        },
        onDragLeave: () => {
          setEdge(null);
        },
        onDrop: ({ source, location }) => {
          setEdge(null);
          const { data } = source;
          if (!isRow(data) || data.row.rank === null) return;
          const dropped = edgeAt(location.current.input.clientY, element);
          const position = positionAfterDrop({ from: data.row.rank, over, edge: dropped });
          if (position !== data.row.rank) move(data.row, position);
        },
      }),
    );
  }, [row, isMovable, move]);

  return { rowRef, handleRef, edge, isDragged };
};
