import { lazy, Suspense } from 'react';
import type { RankMove } from '../list/rank-moves.js';
import type { BoardView } from '../url/board-view.js';
import type { ChangeView } from '../url/use-board-view.js';

const FeatureDrawer = lazy(() =>
  import('../drawer/feature-drawer.js').then((m) => ({ default: m.FeatureDrawer })),
);
const WeightsPanel = lazy(() =>
  import('../weights/weights-panel.js').then((m) => ({ default: m.WeightsPanel })),
);
const MovesPanel = lazy(() => import('./moves-panel.js').then((m) => ({ default: m.MovesPanel })));

interface SidePanelsProps {
  readonly view: BoardView;
  readonly change: ChangeView;
  readonly moves: readonly RankMove[];
}

/** The one panel that is open beside the page, if any. */
export const SidePanels = ({ view, change, moves }: SidePanelsProps) => {
  const close = () => {
    change({ featureId: null, input: null, panel: null, tab: 'why' }, 'push');
  };
  return (
    <Suspense fallback={null}>
      {view.featureId !== null ? (
        <FeatureDrawer
          key={view.featureId}
          featureId={view.featureId}
          view={view}
          change={change}
          onClose={close}
        />
      ) : view.panel === 'weights' ? (
        <WeightsPanel onClose={close} />
      ) : view.panel === 'moves' ? (
        <MovesPanel moves={moves} onClose={close} />
      ) : null}
    </Suspense>
  );
};
