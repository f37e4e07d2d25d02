import type { FeatureRow } from '@valora/contracts';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useClearOverrideMutation, usePredictFeatureMutation } from '../data/hooks.js';
import { whyNoEpic } from '../epics/epic-words.js';
import type { ListActions, Movable } from '../list/list-context.js';
import { addSpan, noSelection, toggle, type Selection } from '../list/selection.js';
import type { MenuItem } from '../ui/action-menu.js';
import { useNotify } from '../ui/notices.js';
import { useBoardView } from '../url/use-board-view.js';
import { useWhyNot } from './session-context.js';

type Asked =
  | { readonly kind: 'move'; readonly row: Movable; readonly position: number | null }
  | { readonly kind: 'epics'; readonly featureIds: readonly string[] }
  | { readonly kind: 'menu'; readonly row: FeatureRow; readonly anchor: HTMLElement };

/** What rows and drawer can ask for, and what is being asked right now. */
export const useBoardActions = () => {
  const [, change] = useBoardView();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [selection, setSelection] = useState<Selection>(noSelection);
  const order = useRef<readonly string[]>([]);
  const lastToggled = useRef<string | null>(null);
  const [clearOverride] = useClearOverrideMutation();
  const { tell, tellFailure } = useNotify();

  const actions = useMemo<ListActions>(
    () => ({
      open: (featureId, at) => {
        change({ featureId, panel: null, tab: at?.tab ?? 'why', input: at?.input ?? null }, 'push');
      },
      move: (row, position) => {
        setAsked({ kind: 'move', row, position: position ?? null });
      },
      giveBack: ({ id, key }) => {
        clearOverride({ params: { featureId: id } })
          .unwrap()
          .then(
            () => {
              tell({ kind: 'done', text: `${key} is ranked by the model again.` });
            },
            tellFailure(`give ${key} back to the model`),
          );
      },
      requestEpics: (featureIds) => {
        setAsked({ kind: 'epics', featureIds });
      },
      openMenu: (row, anchor) => {
        setAsked({ kind: 'menu', row, anchor });
      },
      toggle: (featureId, withSpan) => {
        const from = lastToggled.current;
        lastToggled.current = featureId;
        setSelection((now) =>
          withSpan && from !== null
            ? addSpan(now, { order: order.current, from, to: featureId })
            : toggle(now, featureId),
        );
      },
    }),
    [change, clearOverride, tell, tellFailure],
  );
  const onOrder = useCallback((ids: readonly string[]) => {
    order.current = ids;
  }, []);
  const dismiss = useCallback(() => {
    setAsked(null);
  }, []);
  return { actions, asked, dismiss, selection, setSelection, onOrder };
};

/** The menu of one row, with the reason beside whatever cannot be done. */
export const useRowMenu = (actions: ListActions) => {
  const whyNotMove = useWhyNot('rankings.override');
  const whyNotPredict = useWhyNot('predictions.run');
  const whyNotEpic = useWhyNot('epics.request');
  const [predict] = usePredictFeatureMutation();
  const { tell, tellFailure } = useNotify();
  return (row: FeatureRow): MenuItem[] => [
    {
      label: 'Open',
      run: () => {
        actions.open(row.id);
      },
    },
    {
      label: 'Move to position…',
      whyNot: whyNotMove ?? (row.rank === null ? 'It is not ranked yet.' : null),
      run: () => {
        actions.move(row);
      },
    },
    ...(row.overridden
      ? [
          {
            label: 'Give back to the model',
            whyNot: whyNotMove,
            run: () => {
              actions.giveBack(row);
            },
          },
        ]
      : []),
    {
      label: 'Request an epic…',
      whyNot:
        whyNotEpic ?? whyNoEpic(row) ?? (row.epicKey === null ? null : `It has the epic ${row.epicKey}.`),
      run: () => {
        actions.requestEpics([row.id]);
      },
    },
    {
      label: 'Predict again',
      whyNot: whyNotPredict,
      run: () => {
        predict({ params: { id: row.id } })
          .unwrap()
          .then(
            () => {
              tell({ kind: 'done', text: `${row.key} was predicted again.` });
            },
            tellFailure(`predict ${row.key}`),
          );
      },
    },
  ];
};
