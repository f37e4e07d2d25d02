import type { api, Data } from '@valora/contracts';
import { getFeature } from '../features/index.js';
import { draftEpic, projectOfKey } from './draft-epic.js';
import type { EpicDeps } from './epic-deps.js';
import { listLivingEpics } from './epic-store.js';
import { TrackerProblem, type Tracker } from './tracker.js';

type Preview = Data<typeof api.epics.preview>;

/** A tracker in trouble must not keep anybody from reading the draft. */
const projectsOf = async (
  tracker: Tracker | null,
): Promise<Pick<Preview, 'projects' | 'trackerConnected' | 'trackerProblem'>> => {
  if (tracker === null) return { projects: [], trackerConnected: false, trackerProblem: null };
  try {
    return { projects: [...(await tracker.listProjects())], trackerConnected: true, trackerProblem: null };
  } catch (error) {
    if (!(error instanceof TrackerProblem)) throw error;
    return { projects: [], trackerConnected: true, trackerProblem: error.message };
  }
};

/** The epic as it would be created. Asks the tracker for projects outside of any transaction. @throws AppError not_found */
export const previewEpic = async (
  deps: EpicDeps,
  ask: { readonly teamId: string; readonly featureId: string },
): Promise<Preview> => {
  const { teamId, featureId } = ask;
  const tracker = await deps.trackerOf(teamId);
  const known = await deps.database.inTeam(teamId, async (scope) => {
    const feature = await getFeature(scope, featureId);
    const prediction = (await deps.loadPredictions(scope, [featureId])).get(featureId) ?? null;
    const [existing = null] = await listLivingEpics(scope, [featureId]);
    const projectKey = tracker?.projectKey ?? projectOfKey(feature.jiraKey) ?? '';
    return { draft: draftEpic({ feature, prediction, projectKey }), existing };
  });
  return { ...known, ...(await projectsOf(tracker)) };
};
