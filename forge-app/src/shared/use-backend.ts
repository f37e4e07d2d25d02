import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Failure } from './call-backend';

/** What a screen knows of an answer: `problem` is why the shown data could not be refreshed. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready';
      readonly data: T;
      readonly isReloading: boolean;
      readonly problem: Failure | null;
    }
  | { readonly state: 'failed'; readonly error: Failure; readonly isReloading: boolean };
export type Backed<T> = Loaded<T> & { readonly reload: () => Promise<void> };

const asked = <T>(before: Loaded<T>): Loaded<T> =>
  before.state === 'loading' ? before : { ...before, isReloading: true };

const answered = <T>(before: Loaded<T>, answer: Answer<T>): Loaded<T> => {
  if (answer.ok) return { state: 'ready', data: answer.data, isReloading: false, problem: null };
  return before.state === 'ready'
    ? { ...before, isReloading: false, problem: answer.error }
    : { state: 'failed', error: answer.error, isReloading: false };
};

/**
 * Loads once and again on `reload`, keeping what is shown meanwhile; the latest question wins. `load` must be stable
 * (`useCallback`), another one asks anew; null asks nothing yet.
 */
export const useBackend = <T>(load: (() => Promise<Answer<T>>) | null): Backed<T> => {
  const [loaded, setLoaded] = useState<{ readonly of: typeof load; readonly it: Loaded<T> }>({
    of: load,
    it: { state: 'loading' },
  });
  const question = useRef(0);
  const reload = useCallback(async () => {
    if (load === null) return;
    question.current += 1;
    const mine = question.current;
    const step = (next: (before: Loaded<T>) => Loaded<T>) => {
      setLoaded((before) => ({
        of: load,
        it: next(before.of === load ? before.it : { state: 'loading' }),
      }));
    };
    step(asked);
    const answer = await load();
    if (mine === question.current) step((before) => answered(before, answer));
  }, [load]);
  useEffect(() => {
    void reload();
    const questions = question;
    return () => {
      questions.current += 1;
    };
  }, [reload]);
  const it: Loaded<T> = loaded.of === load ? loaded.it : { state: 'loading' };
  return { ...it, reload };
};
