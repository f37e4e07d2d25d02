import type { FakeJira } from '../../../backend/src/testing/jira/index.js';
import type { Surface } from '../shared.js';
import type { Manifest } from './manifest.js';
import { environmentId } from './platform.js';
import type { SiteAccess } from './site-access.js';

/** What `getContext` answers, per module as Jira shapes it. */
export const contextOf = (
  surface: Surface,
  deps: {
    readonly jira: FakeJira;
    readonly site: SiteAccess;
    readonly manifest: Manifest;
    readonly gadgetConfiguration: Readonly<Record<string, unknown>> | null;
    readonly locationUrl: string;
  },
): Record<string, unknown> => {
  const { jira, site, manifest } = deps;
  const issue = surface.issueKey === null ? undefined : site.issue(surface.issueKey);
  const project = surface.projectKey === null ? undefined : site.project(surface.projectKey);
  const extension = {
    type: surface.moduleType,
    location: deps.locationUrl,
    ...(project === undefined ? {} : { project: { id: project.id, key: project.key, type: 'software' } }),
    ...(issue === undefined
      ? {}
      : { issue: { id: issue.id, key: issue.key, type: issue.type, typeId: issue.typeId } }),
    ...(surface.moduleType === 'jira:boardAction' || surface.moduleType === 'jira:backlogAction'
      ? { board: { id: '1', type: 'scrum' } }
      : {}),
    ...(surface.moduleType === 'jira:customField'
      ? {
          entryPoint: 'view',
          fieldId: 'customfield_10200',
          fieldType: surface.moduleKey,
          fieldValue: issue?.roi ?? null,
          renderContext: 'issue-view',
        }
      : {}),
    ...(surface.moduleType === 'jira:dashboardGadget'
      ? {
          entryPoint: surface.entryPoint ?? 'view',
          dashboard: { id: '10000' },
          gadget: { id: '10001' },
          gadgetConfiguration: deps.gadgetConfiguration ?? {},
        }
      : {}),
    ...(surface.modal === null ? {} : { modal: surface.modal }),
  };
  return {
    accountId: surface.accountId,
    cloudId: jira.cloudId,
    environmentId,
    environmentType: 'DEVELOPMENT',
    extension,
    localId: `ari:cloud:ecosystem::extension/${manifest.shortAppId}/${environmentId}/static/${surface.moduleKey}`,
    locale: 'en-GB',
    moduleKey: surface.moduleKey,
    siteUrl: site.gatewayUrl,
    timezone: 'Europe/Helsinki',
    permissions: manifest.permissions,
  };
};
