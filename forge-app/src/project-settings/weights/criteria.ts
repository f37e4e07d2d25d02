import { builtInInputs, predictedNames } from '../../../../backend/contracts/src/input-definitions';
import { startCriterion, type CriterionDraft } from '../../../board/src/weights/criterion-draft';
import { rulesOf } from '../../shared/input-rules';
import { inputLabel } from '../../shared/words';

/** Everything a criterion can read, by its name. */
export const criterionOptions = [...predictedNames, ...builtInInputs].map((name) => ({
  value: name,
  label: inputLabel(name),
}));

/** A criterion with anchors to start from, by what it reads. */
export const newCriterion = (name: string): CriterionDraft =>
  startCriterion({ name, label: inputLabel(name), rules: rulesOf(name) });
