import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';

/** What a call is about. A call of a person (`accountId`) comes from a screen; without one, from the platform. */
export interface InvocationSeed {
  readonly installationId?: string;
  readonly cloudId?: string;
  readonly apiBaseUrl?: string;
  readonly accountId?: string;
  readonly project?: { readonly id: string; readonly key: string };
  readonly issue?: { readonly id: string; readonly key: string; readonly type?: string };
  readonly moduleKey?: string;
  readonly environment?: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  /** Acts in Jira as the person; only calls from screens carry one. */
  readonly userToken?: string;
  /** Acts in Jira as the app. */
  readonly systemToken?: string;
  /** Claims that differ from a proper token; undefined leaves one out. */
  readonly overrides?: JWTPayload;
}

const moduleTypes: Readonly<Record<string, string>> = {
  'valora-issue-panel': 'jira:issuePanel',
  'valora-issue-context': 'jira:issueContext',
  'valora-board': 'jira:projectPage',
  'valora-board-action': 'jira:boardAction',
  'valora-backlog-action': 'jira:backlogAction',
  'valora-project-settings': 'jira:projectSettingsPage',
  'valora-admin': 'jira:adminPage',
  'valora-gadget': 'jira:dashboardGadget',
  'valora-roi': 'jira:customField',
  'valora-top': 'jira:jqlFunction',
  'jira-events': 'core:trigger',
  'lifecycle-events': 'core:trigger',
  'every-hour': 'core:scheduledTrigger',
};

export const installationIdOfTests = '0b9f2ec4-7c34-4f3a-9a40-0f0000000001';

const lifeSeconds = 25;

const contextOf = (
  seed: InvocationSeed,
  known: { cloudId: string; siteUrl: string; moduleKey: string; type: string },
) => ({
  cloudId: known.cloudId,
  siteUrl: known.siteUrl,
  moduleKey: known.moduleKey,
  localId: `ari:cloud:ecosystem::extension/${randomUUID()}/static/${known.moduleKey}`,
  environmentType: seed.environment ?? 'PRODUCTION',
  accountId: seed.accountId,
  timezone: 'Europe/Helsinki',
  extension: {
    type: known.type,
    ...(seed.project === undefined ? {} : { project: { ...seed.project, type: 'software' } }),
    ...(seed.issue === undefined
      ? {}
      : {
          issue: {
            id: seed.issue.id,
            key: seed.issue.key,
            type: seed.issue.type ?? 'Story',
            typeId: '10001',
          },
        }),
  },
});

/** Claims of an invocation token as Forge Remote documents them: 25 seconds of life. */
export const claimsOf = (
  seed: InvocationSeed,
  platform: { appId: string; jira: { baseUrl: string; cloudId: string }; nowMs: number },
): JWTPayload => {
  const cloudId = seed.cloudId ?? platform.jira.cloudId;
  const apiBaseUrl = seed.apiBaseUrl ?? `${platform.jira.baseUrl}/ex/jira/${cloudId}`;
  const installationId = seed.installationId ?? installationIdOfTests;
  const now = Math.floor(platform.nowMs / 1000);
  const moduleKey = seed.moduleKey ?? (seed.accountId === undefined ? 'jira-events' : 'valora-issue-panel');
  const type = moduleTypes[moduleKey] ?? 'jira:issuePanel';
  return {
    iss: 'forge/invocation-token',
    aud: platform.appId,
    iat: now,
    nbf: now,
    exp: now + lifeSeconds,
    jti: randomUUID(),
    app: {
      id: platform.appId,
      appVersion: '1.0.0',
      installationId,
      apiBaseUrl,
      environment: {
        type: seed.environment ?? 'PRODUCTION',
        id: 'ari:cloud:ecosystem::environment/6d0cf2f6-5ac5-4a6a-8a44-5d5b7e7e0001/0d5a52a6-0000-4000-8000-000000000001',
      },
      module: { type, key: moduleKey },
      installation: {
        id: `ari:cloud:ecosystem::installation/${installationId}`,
        contexts: [{ name: `ari:cloud:jira::site/${cloudId}`, apiBaseUrl, cloudId }],
      },
    },
    ...(seed.accountId === undefined
      ? {}
      : {
          principal: seed.accountId,
          context: contextOf(seed, { cloudId, siteUrl: platform.jira.baseUrl, moduleKey, type }),
        }),
    ...seed.overrides,
  };
};
