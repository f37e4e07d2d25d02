import { randomUUID } from 'node:crypto';
import { roiField, storyPointsField, type FakeJira } from '../../../backend/src/testing/jira/index.js';
import { modulesOfType, type Manifest } from './manifest.js';
import { environmentId, type Platform } from './platform.js';
import { typeNameOf, type FakeIssue } from './site.js';

/** What of an issue counts as changed: app fields and properties write no changelog. */
interface Seen {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly comments: readonly string[];
  readonly worklogs: readonly string[];
}

const seenOf = (issue: FakeIssue): Seen => {
  const { [roiField]: _roi, ...fields } = issue.fields;
  const all = { ...fields, labels: issue.labels, parent: issue.parentKey };
  return {
    id: issue.id,
    fields: Object.fromEntries(
      Object.entries(all).map(([name, value]) => [name, JSON.stringify(value ?? null)]),
    ),
    comments: issue.comments.map(({ id }) => id),
    worklogs: issue.worklogs.map(({ id }) => id),
  };
};

const fieldNames: Readonly<Record<string, string>> = { [storyPointsField]: 'Story point estimate' };

const changelogOf = (before: Seen, after: Seen) => {
  const names = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  return [...names]
    .filter((name) => (before.fields[name] ?? 'null') !== (after.fields[name] ?? 'null'))
    .map((name) => ({
      field: fieldNames[name] ?? name,
      fieldId: name,
      fieldtype: name.startsWith('customfield_') ? 'custom' : 'jira',
      from: null,
      fromString: before.fields[name] ?? null,
      to: null,
      toString: after.fields[name] ?? null,
    }));
};

/** Compares the site with what it was and sends what Jira would send. One list, so that events keep their order. */
export const createEvents = (deps: {
  readonly jira: FakeJira;
  readonly manifest: Manifest;
  readonly platform: Platform;
  readonly isInstalled: () => boolean;
  readonly trigger: (moduleKey: string, event: unknown) => Promise<void>;
}) => {
  const { jira, manifest, platform } = deps;
  let known = new Map(jira.issues().map((issue) => [issue.key, seenOf(issue)]));
  let sending: Promise<unknown> = Promise.resolve();
  let sent = 0;

  const send = (eventType: string, accountId: string, body: object): void => {
    const selfGenerated = accountId === jira.appAccountId;
    for (const module of modulesOfType(manifest, 'trigger')) {
      const isWanted = module.events?.includes(eventType) === true && deps.isInstalled();
      if (!isWanted || (selfGenerated && module.filter?.ignoreSelf === true)) continue;
      sent += 1;
      const payload = {
        eventType,
        ...body,
        atlassianId: accountId,
        selfGenerated,
        eventId: randomUUID(),
        context: { cloudId: jira.cloudId, moduleKey: module.key },
      };
      sending = sending.then(() => deps.trigger(module.key, payload));
    }
  };

  const issueBody = (issue: FakeIssue) => ({
    issue: {
      id: issue.id,
      key: issue.key,
      fields: {
        summary: issue.fields['summary'],
        issuetype: { id: issue.typeId, name: typeNameOf(issue) },
        project: { id: jira.projectId(issue.projectKey), key: issue.projectKey },
        created: new Date(issue.createdAtMs).toISOString(),
        updated: new Date(issue.updatedAtMs).toISOString(),
        status: issue.fields['status'],
      },
    },
  });

  const sendChanges = (accountId: string, issue: FakeIssue, before: Seen | undefined): void => {
    const after = seenOf(issue);
    if (before === undefined) {
      send('avi:jira:created:issue', accountId, issueBody(issue));
      return;
    }
    const items = changelogOf(before, after);
    if (items.length > 0)
      send('avi:jira:updated:issue', accountId, { ...issueBody(issue), changelog: { items } });
    for (const id of after.comments.filter((one) => !before.comments.includes(one)))
      send('avi:jira:commented:issue', accountId, { ...issueBody(issue), comment: { id } });
    for (const id of after.worklogs.filter((one) => !before.worklogs.includes(one)))
      send('avi:jira:created:worklog', accountId, {
        worklog: { id, issueId: issue.id },
        ...issueBody(issue),
      });
  };

  return {
    /** Something may have changed, done by this account. */
    look: (accountId: string): boolean => {
      const issues = jira.issues();
      const before = known;
      const sentBefore = sent;
      known = new Map(issues.map((issue) => [issue.key, seenOf(issue)]));
      for (const issue of issues) sendChanges(accountId, issue, before.get(issue.key));
      for (const [key, { id }] of before)
        if (!known.has(key))
          send('avi:jira:deleted:issue', accountId, {
            issue: { id, key, fields: { project: { id: jira.projectId(key.split('-')[0] ?? '') } } },
          });
      return sent !== sentBefore;
    },
    /** Resolves once everything was delivered or given up. */
    settled: () => sending,
    /** Lifecycle events go to the trigger that names them. */
    lifecycle: async (eventType: string, accountId: string): Promise<boolean> => {
      const module = modulesOfType(manifest, 'trigger').find(({ events }) => events?.includes(eventType));
      if (module === undefined) throw new Error(`manifest.yml has no trigger for ${eventType}`);
      const by = { 'avi:forge:installed:app': 'installer', 'avi:forge:upgraded:app': 'upgrader' }[eventType];
      const answer = await platform.deliver(module.key, {
        id: platform.installationId,
        eventType,
        ...(by === undefined ? {} : { [`${by}AccountId`]: accountId }),
        app: { id: manifest.shortAppId, version: '1.0.0', name: 'Valora' },
        environment: { id: environmentId },
        context: platform.siteAri,
      });
      return answer !== null;
    },
  };
};
