import Button from '@atlaskit/button/new';
import { featureStatus, kano, moscow, type Feature } from '@valora/contracts';
import { useState, type FormEvent } from 'react';
import { useUpdateFeatureMutation } from '../data/hooks.js';
import { statusWords } from '../list/words.js';
import { asApiFailure, problemsOf } from '../transport/api-error.js';
import { Check } from '../ui/controls.js';
import { ErrorMessage } from '../ui/error-message.js';
import { plainOptions, SelectField, TextAreaField, TextField } from '../ui/form-fields.js';
import { Message } from '../ui/message.js';
import { useNotify } from '../ui/notices.js';
import { toDraft, toFeatureBody, type FeatureDraft } from './feature-draft.js';
import styles from './drawer.module.css';

interface DetailsFormProps {
  readonly feature: Feature;
  readonly onDone: () => void;
}

const statusOptions = featureStatus.options.map((value) => ({ value, label: statusWords[value].label }));

const Conflict = ({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) => (
  <Message
    tone="warning"
    title="Somebody changed it meanwhile"
    actions={
      <>
        <Button onClick={onTheirs}>Load theirs</Button>
        <Button onClick={onMine}>Keep mine</Button>
      </>
    }
  >
    Nothing was saved yet.
  </Message>
);

/** All that can be changed about a feature at once, against the version the form was opened with. */
export const DetailsForm = ({ feature, onDone }: DetailsFormProps) => {
  const [draft, setDraft] = useState(() => toDraft(feature));
  const [version, setVersion] = useState(feature.version);
  const [update, { isLoading, error, reset }] = useUpdateFeatureMutation();
  const { tell } = useNotify();
  const failure = error ? asApiFailure(error) : null;
  const isTitled = draft.title.trim() !== '';
  const put =
    <K extends keyof FeatureDraft>(field: K) =>
    (value: FeatureDraft[K]) => {
      setDraft((now) => ({ ...now, [field]: value }));
    };
  const takeVersion = () => {
    setVersion(feature.version);
    reset();
  };
  const save = async () => {
    const result = await update({ params: { id: feature.id }, ifMatch: version, body: toFeatureBody(draft) });
    if (result.error) return;
    tell({ kind: 'done', text: `${feature.key} was saved.` });
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isTitled) void save();
  };
  const text = (field: 'title' | 'type' | 'labels' | 'description') => ({
    value: draft[field],
    onChange: put(field),
    problems: problemsOf(failure, field),
  });
  return (
    <form noValidate onSubmit={submit} className={styles['form']}>
      <TextField label="Title" isRequired maxLength={500} {...text('title')} />
      <TextAreaField label="Description" rows={8} {...text('description')} />
      <div className={styles['pair']}>
        <SelectField label="Status" value={draft.status} options={statusOptions} onChange={put('status')} />
        <TextField label="Type" maxLength={100} {...text('type')} />
        <SelectField
          label="MoSCoW"
          hint="A class, no score"
          value={draft.moscow}
          options={plainOptions(moscow.options, 'None')}
          onChange={put('moscow')}
        />
        <SelectField
          label="Kano"
          hint="A class, no score"
          value={draft.kano}
          options={plainOptions(kano.options, 'None')}
          onChange={put('kano')}
        />
      </div>
      <TextField label="Labels" hint="Separated by commas" {...text('labels')} />
      <Check
        label="Must do"
        hint="Law or contract: stands outside the formula"
        checked={draft.mustDo}
        onChange={(event) => {
          put('mustDo')(event.target.checked);
        }}
      />
      {failure?.code === 'version_mismatch' ? (
        <Conflict
          onTheirs={() => {
            setDraft(toDraft(feature));
            takeVersion();
          }}
          onMine={takeVersion}
        />
      ) : failure ? (
        <ErrorMessage failure={failure} attempt="save it" />
      ) : null}
      <div className={styles['actions']}>
        <Button type="submit" appearance="primary" isLoading={isLoading} isDisabled={!isTitled}>
          Save
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
