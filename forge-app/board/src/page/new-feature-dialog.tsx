import { useState } from 'react';
import { useCreateFeatureMutation } from '../data/hooks.js';
import { asApiFailure, problemsOf } from '../transport/api-error.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { TextArea, TextInput } from '../ui/controls.js';
import { Field } from '../ui/field.js';

interface NewFeatureDialogProps {
  readonly onCreated: (featureId: string) => void;
  readonly onClose: () => void;
}

export const NewFeatureDialog = ({ onCreated, onClose }: NewFeatureDialogProps) => {
  const [title, setTitle] = useState('');
  const [key, setKey] = useState('');
  const [description, setDescription] = useState('');
  const [create, { isLoading, error }] = useCreateFeatureMutation();
  const failure = error ? asApiFailure(error) : null;

  const confirm = async () => {
    const given = key.trim() === '' ? {} : { key: key.trim() };
    const { data } = await create({ body: { title, description, ...given } });
    if (data) onCreated(data.id);
  };

  return (
    <ConfirmDialog
      title="Add a feature"
      confirmLabel="Add"
      onConfirm={() => void confirm()}
      onClose={onClose}
      isBusy={isLoading}
      isConfirmDisabled={title.trim() === ''}
      failure={failure}
    >
      <Field label="Title" isRequired problems={problemsOf(failure, 'title')}>
        {(binding) => (
          <TextInput
            {...binding}
            maxLength={500}
            value={title}
            onChange={(event) => {
              setTitle(event.target.value);
            }}
          />
        )}
      </Field>
      <Field
        label="Key"
        hint="Such as PROJ-42; made up when left empty."
        problems={problemsOf(failure, 'key')}
      >
        {(binding) => (
          <TextInput
            {...binding}
            maxLength={100}
            value={key}
            onChange={(event) => {
              setKey(event.target.value);
            }}
          />
        )}
      </Field>
      <Field
        label="Description"
        hint="Effort is estimated from the text too."
        problems={problemsOf(failure, 'description')}
      >
        {(binding) => (
          <TextArea
            {...binding}
            rows={5}
            value={description}
            onChange={(event) => {
              setDescription(event.target.value);
            }}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
};
