import type { forge, GivenBody, identity, jiraFollowing, rankings, RankingSettings } from '@valora/contracts';
import { callBackend } from '../shared/call-backend';

/** Who looks, in which team. */
export const getSession = (projectId: string) =>
  callBackend<typeof identity.session>({ method: 'GET', path: '/session', projectId });

export const getSettings = (projectId: string) =>
  callBackend<typeof rankings.settings>({ method: 'GET', path: '/ranking-settings', projectId });

export const saveSettings = (
  projectId: string,
  ifMatch: number,
  body: GivenBody<typeof rankings.updateSettings>,
) =>
  callBackend<typeof rankings.updateSettings>({
    method: 'PUT',
    path: '/ranking-settings',
    projectId,
    ifMatch,
    body,
  });

/** Jira passes on 5 MB at most; the largest moves are among as many rows as the board asks for. */
const previewLimit = 500;

export const previewRanking = (projectId: string, settings: RankingSettings) =>
  callBackend<typeof rankings.whatIf>({
    method: 'POST',
    path: '/rankings/what-if',
    projectId,
    body: { settings, limit: previewLimit },
  });

export const getPolicies = (projectId: string) =>
  callBackend<typeof jiraFollowing.policies>({ method: 'GET', path: '/jira/policies', projectId });

export const setPolicy = (
  projectId: string,
  ifMatch: number,
  body: GivenBody<typeof jiraFollowing.setPolicy>,
) =>
  callBackend<typeof jiraFollowing.setPolicy>({
    method: 'PUT',
    path: '/jira/projects/{projectId}/policy',
    params: { projectId },
    projectId,
    ifMatch,
    body,
  });

export const getSyncs = (projectId: string) =>
  callBackend<typeof jiraFollowing.syncs>({ method: 'GET', path: '/jira/syncs', projectId });

export const startSync = (projectId: string, idempotencyKey: string) =>
  callBackend<typeof jiraFollowing.startSync>({
    method: 'POST',
    path: '/jira/projects/{projectId}/sync',
    params: { projectId },
    projectId,
    idempotencyKey,
  });

export const getConflicts = (projectId: string, limit: number) =>
  callBackend<typeof jiraFollowing.conflicts>({
    method: 'GET',
    path: '/jira/conflicts',
    projectId,
    // Asked by page, since only then the backend counts all of them.
    query: { open: 'true', page: 1, limit },
  });

export const resolveConflict = (
  projectId: string,
  id: string,
  { resolution, idempotencyKey }: { resolution: 'jira' | 'valora'; idempotencyKey: string },
) =>
  callBackend<typeof jiraFollowing.resolveConflict>({
    method: 'POST',
    path: '/jira/conflicts/{id}/resolve',
    params: { id },
    projectId,
    body: { resolution },
    idempotencyKey,
  });

export const getEgress = (projectId: string, limit: number) =>
  callBackend<typeof jiraFollowing.egress>({
    method: 'GET',
    path: '/jira/egress',
    projectId,
    query: { limit },
  });

export const getInstallation = () =>
  callBackend<typeof forge.installation>({ method: 'GET', path: '/forge/installation' });

export const connectProject = (projectId: string, body: GivenBody<typeof forge.connectProject>) =>
  callBackend<typeof forge.connectProject>({
    method: 'PUT',
    path: '/forge/projects/{projectId}',
    params: { projectId },
    projectId,
    body,
  });

export const disconnectProject = (projectId: string) =>
  callBackend<typeof forge.disconnectProject>({
    method: 'DELETE',
    path: '/forge/projects/{projectId}',
    params: { projectId },
    projectId,
  });

export const makeSettingsLink = (teamId: string, idempotencyKey: string) =>
  callBackend<typeof forge.settingsLink>({
    method: 'POST',
    path: '/forge/settings-link',
    body: { teamId },
    idempotencyKey,
  });
