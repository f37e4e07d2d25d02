import { useCallback } from 'react';
import { useUndoRankingMutation } from '../data/hooks.js';
import { useNotify } from '../ui/notices.js';

/** Takes back the latest change of settings or overrides, and says so. */
export const useUndo = (): (() => void) => {
  const [undo] = useUndoRankingMutation();
  const { tell, tellFailure } = useNotify();
  return useCallback(() => {
    undo()
      .unwrap()
      .then(() => {
        tell({ kind: 'done', text: 'The latest change of the ranking was taken back.' });
      }, tellFailure('undo'));
  }, [undo, tell, tellFailure]);
};
