import type { Framework } from '@valora/contracts';
import { firstCriteria } from './new-criterion.js';
import type { SettingsDraft } from './settings-draft.js';

/** Another framework, with something to change where it would begin with nothing: an empty form explains nothing. */
export const withFramework = (draft: SettingsDraft, framework: Framework): Partial<SettingsDraft> => {
  if (framework === 'weighted' && draft.criteria.length === 0)
    return { framework, criteria: firstCriteria() };
  if (framework === 'formula' && draft.formula.trim() === '') return { framework, formula: 'predictedRoi' };
  return { framework };
};
