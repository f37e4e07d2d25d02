import type { LiveEventName } from '@valora/contracts';
import {
  touchedFeatures,
  type EventHandler,
  type EventType,
  type StoredEvent,
  type TeamScope,
} from '../../../platform/index.js';
import { addChange, mergeChanges, noChange } from './change-store.js';
import { askForPoke } from './poke.js';
import type { WriteBackDeps } from './write-back-deps.js';

/** The hint an event gives screens inside Jira, by the names the board knows. */
const hints = {
  'feature.created': 'feature.created',
  'feature.updated': 'feature.updated',
  'feature.inputs_set': 'feature.updated',
  'feature.needs_set': 'feature.updated',
  'feature.removed': 'feature.removed',
  'signal.attached': 'feature.updated',
  'signal.detached': 'feature.updated',
  'signal.recorded': 'signal.recorded',
  'signal.updated': 'signal.recorded',
  'signal.removed': 'signal.recorded',
  'signal.merged': 'signal.recorded',
  'signal.unmerged': 'signal.recorded',
  'prediction.completed': 'prediction.completed',
  'ranking.updated': 'ranking.updated',
  'ranking.configured': 'ranking.updated',
  'epic.requested': 'epic.changed',
  'epic.approved': 'epic.changed',
  'epic.rejected': 'epic.changed',
  'epic.claimed': 'epic.changed',
  'epic.created': 'epic.changed',
  'epic.linked': 'epic.changed',
  'epic.failed': 'epic.changed',
  'epic.uncertain': 'epic.changed',
  'epic.resolved': 'epic.changed',
  'outcome.recorded': 'outcome.recorded',
  'jira.sync_finished': 'feature.updated',
  'jira.conflict_found': 'jira.conflicts_changed',
  'jira.conflict_resolved': 'jira.conflicts_changed',
} as const satisfies Partial<Record<EventType, LiveEventName>>;
const hintedEvents = Object.keys(hints) as (keyof typeof hints)[];

interface Followed {
  readonly installationId: string;
  readonly projectId: string;
}

interface TouchedIssue {
  readonly featureId: string;
  readonly issueId: string;
  readonly projectId: string;
}

const listFollowed = async ({ trx, teamId }: TeamScope): Promise<Followed[]> =>
  (await trx('forge_projects as p')
    .join('forge_installations as i', 'i.id', 'p.installation_id')
    .where({ 'p.team_id': teamId, 'i.state': 'active' })
    // One order for all, so that collectors do not wait for each other crosswise.
    .orderBy(['p.installation_id', 'p.project_id'])
    .select('p.installation_id as installationId', 'p.project_id as projectId')) as Followed[];

const listTouched = async (
  { trx, teamId }: TeamScope,
  featureIds: readonly string[],
): Promise<TouchedIssue[]> =>
  (await trx('jira_issues')
    .where({ team_id: teamId })
    .whereIn('feature_id', [...featureIds])
    .select('feature_id as featureId', 'issue_id as issueId', 'project_id as projectId')) as TouchedIssue[];

const featuresOf = (event: StoredEvent): string[] => {
  const one = event.payload['featureId'];
  return [...touchedFeatures(event), ...(typeof one === 'string' ? [one] : [])];
};

/** An event that names fewer features than it changed, or none, may be about any. */
const isAboutAny = (event: StoredEvent, named: readonly string[]): boolean => {
  const { changed } = event.payload;
  return named.length === 0 || (typeof changed === 'number' && changed > named.length);
};

/** Adds what an event means to each project it touches; answers the installations that have something waiting. */
const collect = async (
  scope: TeamScope,
  event: StoredEvent & { type: keyof typeof hints },
): Promise<string[]> => {
  const followed = await listFollowed(scope);
  if (followed.length === 0) return [];
  const named = featuresOf(event);
  const isEverything = isAboutAny(event, named);
  const touched = isEverything ? [] : await listTouched(scope, named);
  const hinted = new Set<string>();
  for (const place of followed) {
    const here = touched.filter(({ projectId }) => projectId === place.projectId);
    // The order of a team is one list: each of its projects shows what moved.
    if (!isEverything && here.length === 0 && hints[event.type] !== 'ranking.updated') continue;
    const change = mergeChanges(noChange, {
      names: [hints[event.type]],
      featureIds: here.map(({ featureId }) => featureId),
      issueIds: here.map(({ issueId }) => issueId),
      isEverything: isEverything || here.length === 0,
    });
    await addChange(scope.trx, place, { change, at: event.createdAt });
    hinted.add(place.installationId);
  }
  return [...hinted];
};

const isHinted = (event: StoredEvent): event is StoredEvent & { type: keyof typeof hints } =>
  Object.hasOwn(hints, event.type);

/** Gathers hints for screens inside Jira and lets the app know that there are some. A hint may come twice. */
export const changeEventHandlers = (deps: WriteBackDeps): EventHandler[] => [
  {
    name: 'collect-forge-changes',
    on: hintedEvents,
    handle: async (event, { teamId, inTeam }) => {
      if (!isHinted(event)) return;
      const installations = await inTeam((scope) => collect(scope, event));
      for (const installationId of installations) await askForPoke(deps, { teamId, installationId });
    },
  },
];
