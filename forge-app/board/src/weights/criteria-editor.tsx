import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { inputLabel } from '../list/words.js';
import { Select, TextInput } from '../ui/controls.js';
import { Field } from '../ui/field.js';
import type { CriterionDraft } from './criterion-draft.js';
import { CriterionFields } from './criterion-fields.js';
import { criterionNames, newCriterion } from './new-criterion.js';
import type { DraftProblems } from './settings-draft.js';
import styles from './weights.module.css';

interface CriteriaEditorProps {
  readonly criteria: readonly CriterionDraft[];
  readonly problems: DraftProblems;
  readonly onChange: (criteria: CriterionDraft[]) => void;
}

const ownName = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
const mostCriteria = 30;

/** Criteria with weight and anchors. Anchors are fixed, so that adding a feature never moves two others. */
export const CriteriaEditor = ({ criteria, problems, onChange }: CriteriaEditorProps) => {
  const [own, setOwn] = useState('');
  const add = (name: string) => {
    if (name !== '') onChange([...criteria, newCriterion(name)]);
  };
  const free = criterionNames.filter((name) => !criteria.some((criterion) => criterion.name === name));
  const isOwnRight = ownName.test(own) && !criteria.some(({ name }) => name === own);
  return (
    <div className={styles['criteria']}>
      {problems['criteria'] === undefined ? null : (
        <p role="alert" className={styles['problem']}>
          {problems['criteria']}
        </p>
      )}
      {criteria.map((criterion, index) => (
        <CriterionFields
          key={criterion.name}
          criterion={criterion}
          problemOf={(field) => {
            const problem = problems[`criteria.${String(index)}.${field}`];
            return problem === undefined ? [] : [problem];
          }}
          onChange={(changed) => {
            onChange(criteria.map((other, at) => (at === index ? changed : other)));
          }}
          onRemove={() => {
            onChange(criteria.filter((_, at) => at !== index));
          }}
        />
      ))}
      {criteria.length >= mostCriteria ? null : (
        <div className={styles['pair']}>
          <Field label="Add a criterion">
            {(binding) => (
              <Select
                {...binding}
                value=""
                onChange={(event) => {
                  add(event.target.value);
                }}
              >
                <option value="">Choose…</option>
                {free.map((name) => (
                  <option key={name} value={name}>
                    {inputLabel(name)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Or one of your own" hint="A short name such as strategicFit">
            {(binding) => (
              <div className={styles['own']}>
                <TextInput
                  {...binding}
                  value={own}
                  maxLength={60}
                  onChange={(event) => {
                    setOwn(event.target.value.trim());
                  }}
                />
                <Button
                  isDisabled={!isOwnRight}
                  onClick={() => {
                    add(own);
                    setOwn('');
                  }}
                >
                  Add
                </Button>
              </div>
            )}
          </Field>
        </div>
      )}
    </div>
  );
};
