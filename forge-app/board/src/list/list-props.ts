import type { FeatureRow } from '@valora/contracts';
import type { BoardItem } from './board-items.js';
import type { RoiScale } from './roi-scale.js';
import type { Selection } from './selection.js';
import type { Sorting } from './sorting.js';

/** What the table and the cards are both given. */
export interface ListProps {
  readonly items: readonly BoardItem[];
  readonly rowOf: (id: string) => FeatureRow | undefined;
  /** The element that scrolls; the list is a part of its content. */
  readonly scroller: HTMLElement | null;
  readonly widthPx: number;
  /** Names the search, filter and order that is shown. */
  readonly viewKey: string;
  readonly scale: RoiScale;
  readonly sorting: Sorting;
  readonly selection: Selection;
  readonly selectAll: { readonly isChecked: boolean; readonly onChange: () => void };
  readonly openId: string | null;
  readonly isComplete: boolean;
  readonly rankedCount: number;
  /** Why the reader may not move features, or null when they may. */
  readonly whyNotMove: string | null;
}
