import Button from '@atlaskit/button/new';
import { Select, TextInput } from '../ui/controls.js';
import { Field } from '../ui/field.js';
import type { CriterionDraft } from './criterion-draft.js';
import styles from './weights.module.css';

type NumberField = 'weight' | 'anchorLow' | 'anchorHigh';

interface CriterionFieldsProps {
  readonly criterion: CriterionDraft;
  readonly problemOf: (field: string) => readonly string[];
  readonly onChange: (criterion: CriterionDraft) => void;
  readonly onRemove: () => void;
}

const labels: Record<NumberField, string> = {
  weight: 'Weight',
  anchorLow: 'Scores 0 at',
  anchorHigh: 'Scores 100 at',
};

/** One criterion: its weight, the two values that score 0 and 100, and how it runs between them. */
export const CriterionFields = ({ criterion, problemOf, onChange, onRemove }: CriterionFieldsProps) => (
  <fieldset className={styles['criterion']}>
    <legend className={styles['legend']}>{criterion.label}</legend>
    <div className={styles['numbers']}>
      {(Object.keys(labels) as NumberField[]).map((field) => (
        <Field key={field} label={labels[field]} problems={problemOf(field)}>
          {(binding) => (
            <TextInput
              {...binding}
              inputMode="decimal"
              value={criterion[field]}
              onChange={(event) => {
                onChange({ ...criterion, [field]: event.target.value });
              }}
            />
          )}
        </Field>
      ))}
      <Field label="Between" problems={problemOf('scale')}>
        {(binding) => (
          <Select
            {...binding}
            value={criterion.scale}
            onChange={(event) => {
              onChange({ ...criterion, scale: event.target.value === 'log' ? 'log' : 'linear' });
            }}
          >
            <option value="linear">linear</option>
            <option value="log">logarithmic</option>
          </Select>
        )}
      </Field>
    </div>
    <Button spacing="compact" appearance="subtle" onClick={onRemove} aria-label={`Remove ${criterion.label}`}>
      Remove
    </Button>
  </fieldset>
);
