import type { api, Body, Epic, Feature } from '@valora/contracts';
import { findFeature } from '../features/index.js';
import {
  conflict,
  invalidInput,
  newId,
  notFound,
  recordEvent,
  type Actor,
  type TeamScope,
} from '../platform/index.js';
import { draftEpic, projectOfKey } from './draft-epic.js';
import type { EpicDeps } from './epic-deps.js';
import { listLivingEpics } from './epic-store.js';

type Item = Body<typeof api.epics.request>['items'][number];

export interface EpicsRequest {
  readonly items: readonly Item[];
  readonly actor: Actor;
  /** Where epics go unless an item says otherwise. */
  readonly projectKey: string | null;
}

const featureOf = async (scope: TeamScope, item: Item): Promise<Feature> => {
  const feature = await findFeature(scope, item.featureId);
  if (feature === null) throw notFound('feature');
  if (feature.isSample) throw conflict(`${feature.key} is sample data; no epic is created for it.`);
  return feature;
};

const draftOf = (
  feature: Feature,
  item: Item,
  given: { index: number; draft: Epic['draft'] },
): Epic['draft'] => {
  const { projectKey, ...rest } = item.draft ?? given.draft;
  const chosen = item.projectKey ?? projectKey;
  if (chosen === '')
    throw invalidInput(
      `body.items.${String(given.index)}.projectKey`,
      `choose the Jira project for ${feature.key}`,
    );
  return { projectKey: chosen, ...rest };
};

/** Inserts unless the feature has a living epic already; the unique index decides between two at once. */
const insertEpic = async (
  scope: TeamScope,
  epic: { readonly feature: Feature; readonly draft: Epic['draft']; readonly actor: Actor },
): Promise<void> => {
  const id = newId();
  const inserted = await scope
    .trx('epics')
    .insert({
      team_id: scope.teamId,
      id,
      feature_id: epic.feature.id,
      request_id: newId(),
      state: 'awaiting_approval',
      draft: JSON.stringify(epic.draft),
      requested_by: epic.actor.name,
    })
    .onConflict(scope.trx.raw(`(team_id, feature_id) where state <> 'rejected'`))
    .ignore()
    .returning('id');
  if (inserted.length === 0) return;
  await recordEvent(scope, {
    type: 'epic.requested',
    subjectId: id,
    actor: epic.actor,
    payload: { epicId: id, featureIds: [epic.feature.id], projectKey: epic.draft.projectKey },
  });
};

/**
 * Asks for epics. A feature that has one already keeps it, whatever the draft says: the answer shows that one.
 * @throws AppError not_found, conflict for sample data, invalid_input where no project is known
 */
export const requestEpics = async (
  deps: EpicDeps,
  scope: TeamScope,
  request: EpicsRequest,
): Promise<Epic[]> => {
  const ids = request.items.map(({ featureId }) => featureId);
  const predictions = await deps.loadPredictions(scope, ids);
  for (const [index, item] of request.items.entries()) {
    const feature = await featureOf(scope, item);
    const projectKey = request.projectKey ?? projectOfKey(feature.jiraKey) ?? '';
    const prediction = predictions.get(feature.id) ?? null;
    const draft = draftOf(feature, item, { index, draft: draftEpic({ feature, prediction, projectKey }) });
    await insertEpic(scope, { feature, draft, actor: request.actor });
  }
  const epics = new Map((await listLivingEpics(scope, ids)).map((epic) => [epic.featureId, epic]));
  return [...new Set(ids)].flatMap((id) => epics.get(id) ?? []);
};
