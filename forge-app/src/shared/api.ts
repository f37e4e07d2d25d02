import type {
  epics,
  features,
  GivenBody,
  jiraFollowing,
  jiraScreens,
  likenesses,
  predictions,
  rankings,
} from '@valora/contracts';
import { callBackend } from './call-backend';

/** Everything the issue panel shows at first, in one call. */
export const getIssuePanel = (issueId: string, issueKey: string | null) =>
  callBackend<typeof jiraScreens.panel>({
    method: 'GET',
    path: '/jira/issues/{issueId}',
    params: { issueId },
    query: issueKey === null ? {} : { key: issueKey },
  });

export const getTop = (projectId: string, limit: number) =>
  callBackend<typeof jiraScreens.top>({ method: 'GET', path: '/jira/top', query: { limit }, projectId });

export const predictFeature = (featureId: string, idempotencyKey: string) =>
  callBackend<typeof predictions.predict>({
    method: 'POST',
    path: '/features/{id}/predict',
    params: { id: featureId },
    idempotencyKey,
  });

export const setInputs = (featureId: string, body: GivenBody<typeof features.setInputs>) =>
  callBackend<typeof features.setInputs>({
    method: 'PUT',
    path: '/features/{id}/inputs',
    params: { id: featureId },
    body,
  });

export const getRankingSettings = () =>
  callBackend<typeof rankings.settings>({ method: 'GET', path: '/ranking-settings' });

export const overrideRank = (featureId: string, body: GivenBody<typeof rankings.override>) =>
  callBackend<typeof rankings.override>({
    method: 'PUT',
    path: '/rankings/{featureId}',
    params: { featureId },
    body,
  });

export const clearOverride = (featureId: string) =>
  callBackend<typeof rankings.clearOverride>({
    method: 'DELETE',
    path: '/rankings/{featureId}',
    params: { featureId },
  });

export const listFeatureSignals = (featureId: string, limit: number) =>
  callBackend<typeof features.signals>({
    method: 'GET',
    path: '/features/{id}/signals',
    params: { id: featureId },
    query: { limit },
  });

/** Waits until the team’s features are compared. */
export const listSimilarFeatures = (featureId: string, limit: number) =>
  callBackend<typeof likenesses.similar>({
    method: 'GET',
    path: '/features/{id}/similar',
    params: { id: featureId },
    query: { limit },
  });

export const getFeatureHistory = (featureId: string, limit: number) =>
  callBackend<typeof features.history>({
    method: 'GET',
    path: '/features/{id}/history',
    params: { id: featureId },
    query: { limit },
  });

export const previewEpic = (featureId: string) =>
  callBackend<typeof epics.preview>({
    method: 'POST',
    path: '/features/{id}/epic-preview',
    params: { id: featureId },
  });

export const requestEpics = (body: GivenBody<typeof epics.request>, idempotencyKey: string) =>
  callBackend<typeof epics.request>({ method: 'POST', path: '/epics', body, idempotencyKey });

export const recordComment = (
  issueId: string,
  body: GivenBody<typeof jiraFollowing.recordComment>,
  idempotencyKey: string,
) =>
  callBackend<typeof jiraFollowing.recordComment>({
    method: 'POST',
    path: '/jira/issues/{issueId}/comment-signals',
    params: { issueId },
    body,
    idempotencyKey,
  });

/** Approves an epic and says what to send to Jira as oneself, once. */
export const claimEpic = (epicId: string) =>
  callBackend<typeof epics.claim>({ method: 'PUT', path: '/epics/{id}/claim', params: { id: epicId } });

export const reportEpic = (epicId: string, body: GivenBody<typeof epics.report>) =>
  callBackend<typeof epics.report>({
    method: 'PUT',
    path: '/epics/{id}/report',
    params: { id: epicId },
    body,
  });
