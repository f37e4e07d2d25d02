import type { RankingSettings } from '@valora/contracts';
import { builtInInputs } from '@valora/contracts';
import type { TeamScope } from '../platform/index.js';
import { settingsProblems } from './engine/index.js';
import { listInputNames } from './store/input-names.js';

/** Everything wrong with settings somebody wants to use, given the inputs this team has. */
export const problemsOf = async (scope: TeamScope, settings: RankingSettings): Promise<readonly string[]> => {
  const own = await listInputNames(scope);
  return settingsProblems(settings, [...new Set([...builtInInputs, ...own])]);
};
