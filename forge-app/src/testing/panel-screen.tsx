import { openScreen, type Screen } from './screen';
import type { IssuePanel as PanelData } from '@valora/contracts';
import React from 'react';
import { IssuePanel } from '../issue-panel/issue-panel';
import { ok } from './answers';
import type { RemoteCall } from './bridge';
import { issueHost } from './issue-host';
import { aPanel } from './panel-data';

export const panelRoute = 'GET /api/v1/jira/issues/10042';

/** The panel of PROJ-42 with its figures; `routes` answer what is asked besides. */
export const showPanel = async (
  data: Partial<PanelData> = {},
  routes: Parameters<typeof issueHost>[0] = {},
  more: Parameters<typeof issueHost>[1] = {},
): Promise<Screen> => {
  const screen = openScreen(
    <IssuePanel />,
    issueHost({ [panelRoute]: () => ok(aPanel(data)), ...routes }, more),
  );
  await screen.see('Override rank');
  return screen;
};

/** Calls of the backend by method and path below `/api/v1`. */
export const sentBy = (screen: Screen, method: string, path: string): RemoteCall[] =>
  screen.calls.remote.filter((call) => call.method === method && call.path === `/api/v1${path}`);
