import { useEffect, useState } from 'react';
import type { Bridge } from '../host/bridge.js';
import { useJira } from '../host/jira-context.js';

interface Permissions {
  readonly permissions?: Readonly<Record<string, { readonly havePermission?: boolean }>>;
}

/** Asks Jira as the person; an unreadable answer is a no, the backend decides anyway. */
export const askMayConnect = async (
  requestJira: Bridge['requestJira'],
  projectId: string,
): Promise<boolean> => {
  const response = await requestJira(
    `/rest/api/3/mypermissions?projectId=${encodeURIComponent(projectId)}&permissions=ADMINISTER_PROJECTS,ADMINISTER`,
  );
  if (!response.ok) return false;
  const { permissions = {} } = (await response.json()) as Permissions;
  return Object.values(permissions).some(({ havePermission }) => havePermission === true);
};

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
