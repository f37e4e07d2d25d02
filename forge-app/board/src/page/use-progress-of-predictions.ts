import { useCallback, useEffect, useState } from 'react';
import type { OnLiveMessage } from '../transport/transport.js';
import type { Predicting } from './session-context.js';

/** Without news for this long the end was missed. */
const silenceMs = 15_000;

/** How far the predictions of the team are, and the listener that keeps it true. */
export const useProgressOfPredictions = (): [Predicting, OnLiveMessage] => {
  const [predicting, setPredicting] = useState<Predicting>(null);
  const onMessage = useCallback<OnLiveMessage>((message) => {
    if (message.name === 'prediction.completed') setPredicting(null);
    if (message.name !== 'prediction.progressed') return;
    const { done, total } = message.event;
    setPredicting(done < total ? { done, total } : null);
  }, []);
  useEffect(() => {
    if (predicting === null) return undefined;
    const timer = setTimeout(() => {
      setPredicting(null);
    }, silenceMs);
    return () => {
      clearTimeout(timer);
    };
  }, [predicting]);
  return [predicting, onMessage];
};
