import { useCallback, useRef, useState } from 'react';
import type { Answer, Failure } from './call-backend';

export type ActionState<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'pending' }
  | { readonly state: 'done'; readonly data: T }
  | { readonly state: 'failed'; readonly error: Failure };

export interface Action<Input, T> {
  readonly now: ActionState<T>;
  readonly isPending: boolean;
  readonly failure: Failure | null;
  /** Resolves with the answer; while one is pending, another start does nothing and resolves with null. */
  readonly start: (input: Input) => Promise<Answer<T> | null>;
  readonly clear: () => void;
}

/** After these nobody knows whether the server acted, so that the next try of the same must carry the same key. */
const undecided: readonly Failure['code'][] = ['unreachable', 'unreadable', 'unavailable', 'timeout'];

/**
 * Something a person does: at most one at a time, with what came of it. `run` gets a key that stays the same when the
 * same thing is tried again after an answer that never came.
 */
export const useAction = <Input, T>(
  run: (input: Input, idempotencyKey: string) => Promise<Answer<T>>,
): Action<Input, T> => {
  const [now, setNow] = useState<ActionState<T>>({ state: 'idle' });
  const isBusy = useRef(false);
  const open = useRef<{ readonly input: string; readonly key: string } | null>(null);
  const start = async (input: Input): Promise<Answer<T> | null> => {
    if (isBusy.current) return null;
    isBusy.current = true;
    setNow({ state: 'pending' });
    const asText = JSON.stringify(input) ?? '';
    const attempt =
      open.current?.input === asText ? open.current : { input: asText, key: crypto.randomUUID() };
    const answer = await run(input, attempt.key);
    open.current = !answer.ok && undecided.includes(answer.error.code) ? attempt : null;
    isBusy.current = false;
    setNow(answer.ok ? { state: 'done', data: answer.data } : { state: 'failed', error: answer.error });
    return answer;
  };
  const clear = useCallback(() => {
    setNow({ state: 'idle' });
  }, []);
  return {
    now,
    isPending: now.state === 'pending',
    failure: now.state === 'failed' ? now.error : null,
    start,
    clear,
  };
};
