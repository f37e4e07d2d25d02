import type { FeatureRow } from '@valora/contracts';
import { createContext, useContext } from 'react';
import type { DrawerTab } from '../url/board-view.js';

/** A ranked thing to move: a row of the list, or the feature of the drawer. */
export type Movable = Pick<FeatureRow, 'id' | 'key' | 'title' | 'rank' | 'overridden'>;

/** What a row can ask the page to do. Stable for the life of the page, so that rows need not be drawn again. */
export interface ListActions {
  readonly open: (featureId: string, at?: { tab?: DrawerTab; input?: string }) => void;
  /** Asks for the reason and expiry of a move; without a position the person types it. */
  readonly move: (row: Movable, position?: number) => void;
  readonly giveBack: (row: Pick<Movable, 'id' | 'key'>) => void;
  readonly requestEpics: (featureIds: readonly string[]) => void;
  readonly openMenu: (row: FeatureRow, anchor: HTMLElement) => void;
  readonly toggle: (featureId: string, withSpan: boolean) => void;
}

export const ListActionsContext = createContext<ListActions | null>(null);

export const useListActions = (): ListActions => {
  const actions = useContext(ListActionsContext);
  if (!actions) throw new Error('useListActions needs a board above it');
  return actions;
};
