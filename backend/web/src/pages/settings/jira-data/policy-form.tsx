import Button from '@atlaskit/button/new';
import {
  carriesText,
  Check,
  ConfirmDialog,
  ErrorMessage,
  fieldWords,
  modeNames,
  ruleNames,
  SelectField,
  TextField,
  twoWayNames,
} from '@valora/board';
import { allowableFields, conflictRule, twoWayFields, type DataPolicy } from '@valora/contracts';
import type { FormEvent } from 'react';
import styles from './policy-form.module.css';
import { usePolicyForm } from './use-policy-form.js';

const modeOptions = (['allowed_fields', 'numbers_only'] as const).map((value) => ({
  value,
  label: modeNames[value],
}));
const ruleOptions = conflictRule.options.map((value) => ({ value, label: ruleNames[value] }));

interface PolicyFormProps {
  readonly policy: DataPolicy;
  readonly onDone: () => void;
}

/** What of one project may leave Jira, and who wins where both sides changed. */
export const PolicyForm = ({ policy, onDone }: PolicyFormProps) => {
  const form = usePolicyForm(policy, onDone);
  const { draft, chosen, put } = form;
  const isNumbersOnly = draft.mode === 'numbers_only';
  const offered = allowableFields.filter((field) => !isNumbersOnly || !carriesText(field));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.canSave) form.submit();
  };
  return (
    <form noValidate onSubmit={submit} className={styles.form} aria-label={`Change for ${policy.projectKey}`}>
      <SelectField
        label="What leaves"
        hint="In numbers-only mode titles are issue keys, and models use numbers alone: their ranges are wider."
        value={draft.mode}
        options={modeOptions}
        onChange={(mode) => put({ mode })}
      />
      <fieldset>
        <legend>Allowed fields</legend>
        <div className={styles.fields}>
          {offered.map((field) => (
            <Check
              key={field}
              label={fieldWords[field].label}
              checked={chosen.includes(field)}
              onChange={(event) =>
                put({
                  fields: event.target.checked ? [...chosen, field] : chosen.filter((name) => name !== field),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <div className={styles.fields}>
        {isNumbersOnly ? null : (
          <TextField
            label="Further fields of the site"
            hint="Ids such as customfield_10016, separated by commas"
            value={form.ownFields}
            problems={form.problemsOf('fields')}
            onChange={form.setOwnFields}
          />
        )}
        <TextField
          label="Field of the story points"
          hint="Found by its name where empty"
          value={draft.storyPointsField ?? ''}
          problems={form.problemsOf('storyPointsField')}
          onChange={(typed) => put({ storyPointsField: typed.trim() === '' ? null : typed.trim() })}
        />
      </div>
      <fieldset>
        <legend>Where Jira and Valora differ</legend>
        <div className={styles.fields}>
          {twoWayFields.map((field) => (
            <SelectField
              key={field}
              label={twoWayNames[field]}
              value={draft.rules[field]}
              options={ruleOptions}
              onChange={(rule) => put({ rules: { ...draft.rules, [field]: rule } })}
            />
          ))}
        </div>
      </fieldset>
      <Check
        label="Write ROI and rank back to the issues"
        checked={draft.writeScores}
        onChange={(event) => put({ writeScores: event.target.checked })}
      />
      {form.failure ? <ErrorMessage failure={form.failure} attempt="save it" /> : null}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" isLoading={form.isSaving} isDisabled={!form.canSave}>
          Save
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
      {form.isAsking ? (
        <ConfirmDialog
          title="Remove what may not leave any more?"
          confirmLabel="Save and remove"
          isDangerous
          isBusy={form.isSaving}
          onConfirm={form.confirm}
          onClose={form.cancel}
        >
          What Valora holds of the fields that may no longer leave is removed. Predictions that used them are
          made again and become less sure.
        </ConfirmDialog>
      ) : null}
    </form>
  );
};
