import { useEffect, useState } from 'react';
import { useJira } from '../host/jira-context.js';
import { askMayConnect } from './ask-may-connect.js';

/** Whether the person may connect the project; null until Jira answered. */
export const useMayConnect = (): boolean | null => {
  const { bridge, place } = useJira();
  const [may, setMay] = useState<boolean | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const settle = (answer: boolean) => {
      if (isCurrent) setMay(answer);
    };
    askMayConnect(bridge.requestJira, place.projectId).then(settle, () => {
      settle(false);
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, place.projectId]);
  return may;
};
