import Button from '@atlaskit/button/new';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useSetInputsMutation } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { inputLabel } from '../list/words.js';
import { useSession } from '../page/session-context.js';
import { asApiFailure } from '../transport/api-error.js';
import { Select, TextInput } from '../ui/controls.js';
import { ErrorMessage } from '../ui/error-message.js';
import { Field, type FieldBinding } from '../ui/field.js';
import { inputRules, readTyped, unitWords } from './input-rules.js';
import styles from './drawer.module.css';

interface InputEditorProps {
  readonly featureId: string;
  readonly name: string;
  readonly value: number | null;
  readonly onDone: () => void;
}

interface ControlProps {
  readonly name: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly binding: FieldBinding;
}

/** A list where the framework fixes the scale, a field for any number otherwise. */
const Control = ({ name, typed, onType, binding }: ControlProps) => {
  const format = useFormat();
  const allowed = inputRules(name)?.allowed;
  if (!allowed) {
    return (
      <TextInput
        {...binding}
        inputMode="decimal"
        value={typed}
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
    );
  }
  return (
    <Select
      {...binding}
      value={typed}
      onChange={(event) => {
        onType(event.target.value);
      }}
    >
      <option value="">Choose…</option>
      {allowed.map((step) => (
        <option key={step} value={String(step)}>
          {format.exact(step)}
        </option>
      ))}
    </Select>
  );
};

/** Sets or clears one input; the ranking follows by itself and tells what moved. */
export const InputEditor = ({ featureId, name, value, onDone }: InputEditorProps) => {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const [problem, setProblem] = useState<string | null>(null);
  const [setInputs, { isLoading, error }] = useSetInputsMutation();
  const { team } = useSession();
  const form = useRef<HTMLFormElement>(null);
  const rules = inputRules(name);
  const unit = unitWords(name, team.currency);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);

  const save = async (next: number | null) => {
    const result = await setInputs({ params: { id: featureId }, body: { inputs: [{ name, value: next }] } });
    if (!result.error) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readTyped(name, typed);
    if ('problem' in read) setProblem(read.problem);
    else void save(read.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  };

  return (
    <form ref={form} noValidate onSubmit={submit} onKeyDown={onKeyDown} className={styles['form']}>
      <Field
        label={unit === '' ? inputLabel(name) : `${inputLabel(name)}, ${unit}`}
        hint={rules?.description ?? 'A criterion of the team’s own'}
        problems={problem === null ? [] : [problem]}
      >
        {(binding) => <Control name={name} typed={typed} onType={setTyped} binding={binding} />}
      </Field>
      {error ? <ErrorMessage failure={asApiFailure(error)} attempt="save it" /> : null}
      <div className={styles['actions']}>
        <Button type="submit" appearance="primary" isLoading={isLoading}>
          Save
        </Button>
        {value === null ? null : <Button onClick={() => void save(null)}>Clear: unknown again</Button>}
        <Button appearance="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
