import type { JiraSync } from '@valora/contracts';

/** Whether the reading of a project goes on, now or after a pause. */
export const isUnderWay = (sync: Pick<JiraSync, 'state'> | undefined): boolean =>
  sync?.state === 'running' || sync?.state === 'waiting';
