import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useGetRankingSummaryQuery } from '../data/hooks.js';
import { ListActionsContext } from '../list/list-context.js';
import type { RankMove } from '../list/rank-moves.js';
import { noSelection } from '../list/selection.js';
import { ActionMenu } from '../ui/action-menu.js';
import { NoticeProvider } from '../ui/notices.js';
import { useWidth } from '../ui/use-width.js';
import { defaultView, screens as allScreens, type Screen } from '../url/board-view.js';
import { useBoardView } from '../url/use-board-view.js';
import { BoardHeader } from './board-header.js';
import { ConnectionNote } from './connection-note.js';
import { BoardMessage } from './board-message.js';
import { EmptyActionsContext } from './list-empty.js';
import { ListScreen } from './list-screen.js';
import { MoveDialog } from './move-dialog.js';
import { PredictingNote } from './predicting-note.js';
import { NewFeatureDialog } from './new-feature-dialog.js';
import { useSession } from './session-context.js';
import { SidePanels } from './side-panels.js';
import { useBoardActions, useRowMenu } from './use-board-actions.js';
import styles from './board-page.module.css';

const ChartScreen = lazy(() => import('../chart/chart-screen.js').then((m) => ({ default: m.ChartScreen })));
const EpicsScreen = lazy(() => import('../epics/epics-screen.js').then((m) => ({ default: m.EpicsScreen })));
const LedgerScreen = lazy(() =>
  import('../ledger/ledger-screen.js').then((m) => ({ default: m.LedgerScreen })),
);
const RequestEpicsDialog = lazy(() =>
  import('../epics/request-epics-dialog.js').then((m) => ({ default: m.RequestEpicsDialog })),
);

export interface BoardPageProps {
  /** Shown beside the heading; the session's team by default. */
  readonly teamName?: string;
  /** What an empty board offers: a link to the import, say. */
  readonly emptyActions?: ReactNode;
  /** Views it offers; all of them by default. A host with its own places for epics and the ledger leaves those out. */
  readonly screens?: readonly Screen[];
}

/** Below this the side panel covers the whole page, so what lies under it must not be reachable. */
const panelCoversPx = 640;

const useIsNarrow = (root: HTMLElement | null): boolean => {
  const widthPx = useWidth(root);
  return widthPx > 0 && widthPx < panelCoversPx;
};

const Board = ({ teamName, emptyActions = null, screens = allScreens }: BoardPageProps) => {
  const session = useSession();
  const [asLinked, change] = useBoardView();
  const view = screens.includes(asLinked.screen) ? asLinked : { ...asLinked, screen: defaultView.screen };
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [content, setContent] = useState<HTMLDivElement | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [moves, setMoves] = useState<readonly RankMove[]>([]);
  const { actions, asked, dismiss, selection, setSelection, onOrder } = useBoardActions();
  const menuOf = useRowMenu(actions);
  const { data: summary } = useGetRankingSummaryQuery();
  const main = useRef<HTMLElement>(null);
  const hasPanel = view.featureId !== null || view.panel !== null;
  const isNarrow = useIsNarrow(root);
  const isCovered = hasPanel && isNarrow;

  useEffect(() => {
    // React 18 does not know the attribute yet.
    main.current?.toggleAttribute('inert', isCovered);
  }, [isCovered]);

  return (
    <ListActionsContext.Provider value={actions}>
      <div ref={setRoot} className={styles['root']}>
        <main ref={main} className={styles['main']}>
          <div ref={setScroller} className={styles['scroller']}>
            <div className={styles['page']}>
              <div ref={setContent} className={styles['content']}>
                <BoardHeader
                  teamName={teamName ?? session.team.name}
                  screens={screens}
                  view={view}
                  change={change}
                  onAdd={() => {
                    setIsAdding(true);
                  }}
                />
                <ConnectionNote />
                <PredictingNote />
                {view.screen === 'list' ? <BoardMessage isWide={!isNarrow} /> : null}
                <EmptyActionsContext.Provider value={emptyActions}>
                  {view.screen === 'list' ? (
                    <ListScreen
                      scroller={scroller}
                      content={content}
                      selection={selection}
                      onSelect={setSelection}
                      onOrder={onOrder}
                      onMoves={setMoves}
                    />
                  ) : null}
                </EmptyActionsContext.Provider>
                <Suspense fallback={<p role="status">Loading…</p>}>
                  {view.screen === 'chart' ? <ChartScreen content={content} /> : null}
                  {view.screen === 'epics' ? <EpicsScreen /> : null}
                  {view.screen === 'ledger' ? <LedgerScreen /> : null}
                </Suspense>
              </div>
            </div>
          </div>
          {asked?.kind === 'menu' ? (
            <ActionMenu
              label={`Actions for ${asked.row.key}`}
              anchor={asked.anchor}
              items={menuOf(asked.row)}
              onClose={dismiss}
            />
          ) : null}
        </main>
        <SidePanels view={view} change={change} moves={moves} />
      </div>
      {asked?.kind === 'move' ? (
        <MoveDialog
          row={asked.row}
          position={asked.position}
          rankedCount={summary?.rankedCount ?? 1}
          onClose={dismiss}
        />
      ) : null}
      {asked?.kind === 'epics' ? (
        <Suspense fallback={null}>
          <RequestEpicsDialog
            featureIds={asked.featureIds}
            onClose={dismiss}
            onRequested={() => {
              setSelection(noSelection);
            }}
          />
        </Suspense>
      ) : null}
      {isAdding ? (
        <NewFeatureDialog
          onClose={() => {
            setIsAdding(false);
          }}
          onCreated={(featureId) => {
            setIsAdding(false);
            actions.open(featureId, { tab: 'inputs' });
          }}
        />
      ) : null}
    </ListActionsContext.Provider>
  );
};

/** The board: list, chart, epics and ledger with their panels. Needs an ApiProvider and a SessionProvider above it. */
export const BoardPage = (props: BoardPageProps) => (
  <NoticeProvider>
    <Board {...props} />
  </NoticeProvider>
);
