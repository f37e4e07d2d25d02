import type { Feature } from '@valora/contracts';
import { useState } from 'react';
import { useGetRankingSettingsQuery } from '../data/hooks.js';
import { inputLabel } from '../list/words.js';
import { useWhyNot } from '../page/session-context.js';
import { Select } from '../ui/controls.js';
import { Field } from '../ui/field.js';
import { furtherInputs } from './further-inputs.js';
import { InputRow } from './input-row.js';
import { relevantInputs } from './relevant-inputs.js';
import styles from './drawer.module.css';

interface InputsTabProps {
  readonly feature: Feature;
  /** Input that somebody came here to set. */
  readonly askedFor: string | null;
}

/** What is known about the feature, figure by figure; each can be set, corrected or cleared where it stands. */
export const InputsTab = ({ feature, askedFor }: InputsTabProps) => {
  const { data: settings } = useGetRankingSettingsQuery();
  const [added, setAdded] = useState<readonly string[]>([]);
  const whyNot = useWhyNot('features.write');
  const asked = askedFor === null ? [] : [askedFor];
  const shown = relevantInputs(settings ?? null, [
    ...asked,
    ...feature.inputs.map(({ name }) => name),
    ...added,
  ]);
  const further = furtherInputs(shown);
  return (
    <>
      <p className={styles['small']}>
        {whyNot ?? 'Empty means unknown, and what is unknown is never counted as zero. Zero means none.'}
      </p>
      <ul className={styles['entries']}>
        {shown.map((name) => (
          <InputRow
            key={name}
            featureId={feature.id}
            name={name}
            input={feature.inputs.find((input) => input.name === name) ?? null}
            isReadOnly={whyNot !== null}
            startsOpen={name === askedFor || added.includes(name)}
          />
        ))}
      </ul>
      {whyNot === null && further.length > 0 ? (
        <Field label="Add another input">
          {(binding) => (
            <Select
              {...binding}
              value=""
              onChange={(event) => {
                setAdded((now) => [...now, event.target.value]);
              }}
            >
              <option value="">Choose…</option>
              {further.map((name) => (
                <option key={name} value={name}>
                  {inputLabel(name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
    </>
  );
};
