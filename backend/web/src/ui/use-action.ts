import { useCallback, useState } from 'react';
import { useNotices } from './notices.js';

export interface ActionWords {
  /** In the words after "could not": `revoke the token`. */
  readonly attempt: string;
  readonly done?: string;
}

/** Runs one thing at a time, says what came of it, and tells whether it is still running. */
export const useAction = () => {
  const notices = useNotices();
  const [isRunning, setRunning] = useState(false);
  const run = useCallback(
    async (words: ActionWords, work: () => Promise<unknown>): Promise<boolean> => {
      setRunning(true);
      try {
        await work();
        if (words.done !== undefined) notices.done(words.done);
        return true;
      } catch (thrown) {
        notices.failed(words.attempt, thrown);
        return false;
      } finally {
        setRunning(false);
      }
    },
    [notices],
  );
  return { isRunning, run };
};
