import type { api, Body, Data } from '@valora/contracts';
import { invalidInput, type TeamScope } from '../platform/index.js';
import { compareRankings, orderFeatures } from './engine/index.js';
import { problemsOf } from './settings-problems.js';
import { listOverrides } from './store/override-store.js';
import { listRankable } from './store/rankable-store.js';
import { loadStoredRankings } from './store/ranking-store.js';

type WhatIf = typeof api.rankings.whatIf;

/** The order other settings would give, beside the one that holds; nothing is saved. @throws AppError invalid_input */
export const previewRanking = async (
  scope: TeamScope,
  { settings, limit }: Body<WhatIf>,
  now: Date,
): Promise<Data<WhatIf>> => {
  const problems = await problemsOf(scope, settings);
  if (problems.length > 0) throw invalidInput('body.settings', problems.join('; '));
  const order = orderFeatures({
    features: await listRankable(scope),
    settings,
    overrides: await listOverrides(scope),
    now,
  });
  const before = [...(await loadStoredRankings(scope)).values()].flatMap(({ featureId, rank }) =>
    rank === null ? [] : [{ id: featureId, rank }],
  );
  const { rows, moved } = compareRankings(before, order);
  const items = rows.slice(0, limit).map(({ id, ...row }) => ({ featureId: id, ...row }));
  return { items, moved, unscored: order.unscored.length };
};
