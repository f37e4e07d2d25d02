import { api, type Epic } from '@valora/contracts';
import { createFeature } from '../../features/index.js';
import type { Actor, TeamScope } from '../../platform/index.js';
import type { EpicDeps } from '../epic-deps.js';
import { requestEpics } from '../request-epics.js';

interface Asked {
  readonly actor: Actor;
  readonly isSample?: boolean;
}

export const createIdea = (
  scope: TeamScope,
  { actor, ...sample }: Asked,
): Promise<{ id: string; key: string }> => {
  const body = { title: 'Pay by invoice', description: 'Companies want to pay by invoice.' };
  return createFeature(scope, api.features.create.body.parse(body), { actor, ...sample });
};

interface Draft {
  readonly featureId: string;
  readonly actor: Actor;
  readonly children?: { summary: string }[];
}

/** Asks for the epic of a feature, with a draft for SHOP. */
export const askForEpic = async (
  deps: EpicDeps,
  scope: TeamScope,
  { featureId, actor, children = [] }: Draft,
): Promise<Epic> => {
  const draft = { projectKey: 'SHOP', summary: 'Pay by invoice', description: 'Why not.', children };
  const items = [{ featureId, draft }];
  const [epic] = await requestEpics(deps, scope, { items, actor, projectKey: null });
  if (epic === undefined) throw new Error('an epic was asked for and none came back');
  return epic;
};
