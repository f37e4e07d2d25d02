/** Everything that can happen, as `noun.verbed`. One row each in `events`: outbox, history and audit source. */
export const eventTypes = [
  'team.created',
  'team.updated',
  'member.joined',
  'member.changed',
  'member.removed',
  'invitation.created',
  'invitation.revoked',
  'session.started',
  'session.revoked',
  'api_token.created',
  'api_token.revoked',
  'import.started',
  'import.finished',
  'signal.recorded',
  'signal.updated',
  'signal.removed',
  'signal.merged',
  'signal.unmerged',
  'company.updated',
  'feature.created',
  'feature.updated',
  'feature.removed',
  'feature.inputs_set',
  'feature.needs_set',
  'signal.attached',
  'signal.detached',
  'prediction.completed',
  'ranking.configured',
  'ranking.overridden',
  'ranking.override_cleared',
  'ranking.restored',
  'ranking.updated',
  'epic.requested',
  'epic.approved',
  'epic.rejected',
  'epic.claimed',
  'epic.created',
  'epic.linked',
  'epic.failed',
  'epic.uncertain',
  'epic.resolved',
  'outcome.recorded',
  'model.retraining_asked',
  'model.retrained',
  'model.promoted',
  'model.rolled_back',
  'model.trial_set',
  'model.drifted',
  'integration.connected',
  'integration.updated',
  'integration.removed',
  'integration.synced',
  'forge.installed',
  'forge.uninstalled',
  'forge.reinstalled',
  'jira.project_connected',
  'jira.project_disconnected',
  'jira.policy_set',
  'jira.sync_finished',
  'jira.conflict_found',
  'jira.conflict_resolved',
  'jira.issue_removed',
  'sample.loaded',
  'sample.removed',
  'job.replayed',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface StoredEvent {
  readonly id: string;
  readonly teamId: string;
  readonly type: EventType;
  /** The thing it is about: a feature, signal, epic …; null where there are many or none. */
  readonly subjectId: string | null;
  readonly actor: string;
  readonly actorId: string | null;
  /** Flat facts about the change; `featureIds` names every feature it touches. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly correlationId: string | null;
  readonly createdAt: Date;
}

/** Features an event touches, from `payload.featureIds`, else its subject when it is about a feature. */
export const touchedFeatures = (event: StoredEvent): string[] => {
  const ids = event.payload['featureIds'];
  if (Array.isArray(ids)) return ids.filter((value): value is string => typeof value === 'string');
  return event.type.startsWith('feature.') && event.subjectId !== null ? [event.subjectId] : [];
};
