export { adfFromText } from './adf-from-text.js';
export type { JiraAccount, JiraIssue, JiraIssueRef, JiraProject } from './answers.js';
export { maxBulkIssues, type FetchedIssues } from './bulk-fetch.js';
export { maxBulkProperties, type JiraTask } from './bulk-properties.js';
export type { JiraPrecomputation, PrecomputationUpdate } from './app-data.js';
export { createAccessToken } from './access-token.js';
export { createJiraClient, type JiraClient, type JiraClientOptions } from './client.js';
export { describeEpic } from './epic-parts.js';
export { createEpicOnce, type EpicOnce, type EpicOnceRequest, type Progress } from './create-epic-once.js';
export type { JiraAuth } from './credentials.js';
export type { JiraClock } from './jira-clock.js';
export type { JiraComment } from './issue-entries.js';
export { isJiraError, JiraError, type JiraErrorKind, type JiraFault } from './jira-error.js';
export type { Journal } from './make-once.js';
export {
  atlassianEndpoints,
  authorizeAddress,
  oauthBaseUrl,
  oauthScopes,
  type JiraOAuthApp,
} from './oauth-config.js';
export {
  accessibleSites,
  exchangeCode,
  refreshTokens,
  type AccessibleSite,
  type OAuthTokens,
} from './oauth.js';
export type { PermissionQuestion } from './permissions.js';
export type { JiraPoints } from './points.js';
export { createRateGate, type RateGate } from './rate-gate.js';
export { requestMark, requestProperty } from './request-mark.js';
export type { IssuePage } from './search.js';
export type { JiraField } from './site.js';
export { siteAddress, type SiteAddress } from './site-address.js';
