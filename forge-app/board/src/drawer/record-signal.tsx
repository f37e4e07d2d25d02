import Button from '@atlaskit/button/new';
import { intent, sentiment, signalSource, urgency, type Feature } from '@valora/contracts';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useAttachSignalMutation, useRecordSignalMutation } from '../data/hooks.js';
import { asApiFailure, problemsOf } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { plainOptions, SelectField, TextAreaField, TextField } from '../ui/form-fields.js';
import { useNotify } from '../ui/notices.js';
import { blankSignal, toSignalBody, type SignalDraft } from './signal-draft.js';
import styles from './drawer.module.css';

interface RecordSignalProps {
  readonly feature: Feature;
  readonly onDone: () => void;
}

const sourceOptions = signalSource.options.map((value) => ({ value, label: value }));

/** Writes down what a customer said and attaches it to this feature. */
export const RecordSignal = ({ feature, onDone }: RecordSignalProps) => {
  const [draft, setDraft] = useState(blankSignal);
  const [record, recorded] = useRecordSignalMutation();
  const [attach, attached] = useAttachSignalMutation();
  const { tell } = useNotify();
  const first = useRef<HTMLTextAreaElement>(null);
  const error = recorded.error ?? attached.error;
  const failure = error ? asApiFailure(error) : null;
  const isWorded = draft.text.trim() !== '';

  useEffect(() => {
    first.current?.focus();
  }, []);

  const save = async () => {
    // Recorded already and only the attaching failed: do not record it twice.
    const signal = recorded.data ?? (await record({ body: toSignalBody(draft) })).data;
    if (!signal) return;
    const result = await attach({ params: { id: feature.id }, body: { signalId: signal.id } });
    if (result.error) return;
    tell({ kind: 'done', text: `The signal was recorded for ${feature.key}.` });
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWorded) void save();
  };
  const bind = <K extends keyof SignalDraft>(field: K) => ({
    value: draft[field],
    onChange: (value: SignalDraft[K]) => {
      setDraft((now) => ({ ...now, [field]: value }));
    },
    problems: problemsOf(failure, field),
  });

  return (
    <form noValidate onSubmit={submit} className={styles['form']}>
      <TextAreaField label="What was said" isRequired ref={first} rows={4} {...bind('text')} />
      <div className={styles['pair']}>
        <TextField label="Company" hint="Counts once, however often it asks." {...bind('companyName')} />
        <TextField label="Person" {...bind('author')} />
        <SelectField label="Where it was said" options={sourceOptions} {...bind('source')} />
        <TextField label="Web address" type="url" {...bind('permalink')} />
        <SelectField
          label="Mood"
          options={plainOptions(sentiment.options, 'Not said')}
          {...bind('sentiment')}
        />
        <SelectField
          label="Urgency"
          options={plainOptions(urgency.options, 'Not said')}
          {...bind('urgency')}
        />
        <SelectField label="Kind" options={plainOptions(intent.options, 'Not said')} {...bind('intent')} />
      </div>
      {failure ? <ErrorMessage failure={failure} attempt="record it" /> : null}
      <div className={styles['actions']}>
        <Button
          type="submit"
          appearance="primary"
          isLoading={recorded.isLoading || attached.isLoading}
          isDisabled={!isWorded}
        >
          Record
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
