import Button from '@atlaskit/button/new';
import { framework, type StoredSettings } from '@valora/contracts';
import type { FormEvent } from 'react';
import { useSession } from '../page/session-context.js';
import { Check } from '../ui/controls.js';
import { ErrorMessage } from '../ui/error-message.js';
import { SelectField, TextAreaField } from '../ui/form-fields.js';
import { Message } from '../ui/message.js';
import { CriteriaEditor } from './criteria-editor.js';
import { frameworkWords } from './framework-words.js';
import { useSettingsForm } from './use-settings-form.js';
import { withFramework } from './with-framework.js';
import { WhatIf } from './what-if.js';
import styles from './weights.module.css';

interface ConflictProps {
  readonly updatedBy: string;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

const Conflict = ({ updatedBy, onTheirs, onMine }: ConflictProps) => (
  <Message
    tone="warning"
    title={`${updatedBy} changed the settings meanwhile`}
    actions={
      <>
        <Button onClick={onTheirs}>Load theirs</Button>
        <Button onClick={onMine}>Keep mine</Button>
      </>
    }
  >
    Nothing of yours was saved yet. Keeping yours replaces theirs when you save; history keeps both.
  </Message>
);

const frameworkOptions = framework.options.map((value) => ({ value, label: frameworkWords[value].label }));

const formulaHint =
  'Numbers, + − * / ^ ( ), min, max, abs, sqrt, ln, log10, exp and if(a > b, x, y) over input names such as reach or predictedRoi';

/** The settings as a form that shows at once what they would change, and saves only when asked to. */
export const SettingsForm = ({ stored }: { stored: StoredSettings }) => {
  const { role } = useSession();
  const form = useSettingsForm(stored);
  const { draft, problems, failure } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.canSave) form.save();
  };
  return (
    <form noValidate onSubmit={submit} className={styles['form']}>
      {form.whyReadOnly === null ? null : (
        <Message tone="info" title="Only to look at" announce={false}>
          {form.whyReadOnly} You can still try other settings; nothing is saved.
        </Message>
      )}
      <SelectField
        label="Framework"
        value={draft.framework}
        options={frameworkOptions}
        onChange={(name) => {
          form.put(withFramework(draft, name));
        }}
      />
      {draft.framework === 'weighted' ? (
        <CriteriaEditor
          criteria={draft.criteria}
          problems={problems}
          onChange={(criteria) => {
            form.put({ criteria });
          }}
        />
      ) : null}
      {draft.framework === 'formula' ? (
        <TextAreaField
          label="Formula"
          hint={formulaHint}
          rows={4}
          maxLength={2000}
          className={styles['formula']}
          value={draft.formula}
          problems={problems['formula'] === undefined ? [] : [problems['formula']]}
          onChange={(formula) => {
            form.put({ formula });
          }}
        />
      ) : null}
      <WhatIf state={form.whatIf} isChanged={form.isOtherOrder} isReadable={form.isReadable} />
      {role === 'admin' ? (
        <Check
          label="Lock the formula"
          hint="Only admins may change it then; everybody can still try what-ifs."
          checked={form.locked}
          onChange={(event) => {
            form.setLocked(event.target.checked);
          }}
        />
      ) : null}
      {form.isBehind ? (
        <Conflict updatedBy={stored.updatedBy} onTheirs={form.loadTheirs} onMine={form.keepMine} />
      ) : failure ? (
        <ErrorMessage failure={failure} attempt="save the settings" />
      ) : null}
      {form.whyReadOnly === null ? (
        <div className={styles['actions']}>
          <Button type="submit" appearance="primary" isLoading={form.isSaving} isDisabled={!form.canSave}>
            Save
          </Button>
          <Button appearance="subtle" isDisabled={!form.isChanged} onClick={form.loadTheirs}>
            Discard changes
          </Button>
        </div>
      ) : null}
    </form>
  );
};
