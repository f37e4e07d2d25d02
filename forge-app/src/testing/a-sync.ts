import type { JiraSync } from '@valora/contracts';

const moment = '2026-03-10T12:00:00Z';

/** A finished reading of the project VAL. */
export const aSync = (change: Partial<JiraSync> = {}): JiraSync => ({
  id: '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e01',
  projectId: '10001',
  projectKey: 'VAL',
  kind: 'full',
  state: 'done',
  issuesRead: 400,
  issuesExpected: 402,
  created: 400,
  updated: 0,
  unchanged: 0,
  leftOut: 2,
  problem: null,
  resumesAt: null,
  startedAt: moment,
  finishedAt: moment,
  ...change,
});
