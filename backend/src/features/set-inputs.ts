import type { Feature, InputSource } from '@valora/contracts';
import { AppError, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { inputProblem } from './check-input.js';
import { getFeature } from './feature-store.js';

export interface InputChange {
  readonly name: string;
  /** Null clears it: a missing input is not zero. */
  readonly value: number | null;
}

export interface SetInputs {
  readonly featureId: string;
  readonly inputs: readonly InputChange[];
  readonly actor: Actor;
  readonly source?: InputSource;
  readonly reason?: string | undefined;
}

const assertValues = (inputs: readonly InputChange[]): void => {
  const details = inputs.flatMap(({ name, value }, index) => {
    const problem = value === null ? null : inputProblem(name, value);
    return problem === null ? [] : [{ field: `body.inputs.${String(index)}.value`, problem }];
  });
  const [first] = details;
  if (first !== undefined)
    throw new AppError(
      'invalid_input',
      `${inputs[Number(first.field.split('.')[2])]?.name ?? 'input'} ${first.problem}`,
      { details },
    );
};

/** Sets or clears the inputs that are named; the others stay. @throws AppError not_found, invalid_input */
export const setInputs = async (scope: TeamScope, change: SetInputs): Promise<Feature> => {
  const { trx, teamId } = scope;
  assertValues(change.inputs);
  const before = await getFeature(scope, change.featureId);
  const known = new Map(before.inputs.map((input) => [input.name, input.value]));
  const changed = change.inputs.filter(({ name, value }) => (known.get(name) ?? null) !== value);
  if (changed.length === 0) return before;
  for (const { name, value } of changed) {
    const place = { team_id: teamId, feature_id: change.featureId, name };
    if (value === null) await trx('feature_inputs').where(place).delete();
    else
      await trx('feature_inputs')
        .insert({
          ...place,
          value,
          source: change.source ?? 'human',
          actor: change.actor.name,
          as_of: trx.fn.now(),
        })
        .onConflict(['team_id', 'feature_id', 'name'])
        .merge();
  }
  await recordEvent(scope, {
    type: 'feature.inputs_set',
    subjectId: change.featureId,
    actor: change.actor,
    payload: {
      featureIds: [change.featureId],
      inputs: changed.map(({ name, value }) => ({ name, from: known.get(name) ?? null, to: value })),
      ...(change.reason === undefined ? {} : { reason: change.reason }),
    },
  });
  return getFeature(scope, change.featureId);
};
