import { Select, Spinner, Text, TextArea, Textfield } from '@forge/react';
import type { FeatureInput, IssuePanel } from '@valora/contracts';
import React, { useState } from 'react';
import { getRankingSettings, setInputs } from '../shared/api';
import { problemsOf, type Failure } from '../shared/call-backend';
import { Dialog } from '../shared/dialog';
import { Field, typedOf } from '../shared/field';
import { readTyped, rulesOf, unitWords } from '../shared/input-rules';
import { useAction } from '../shared/use-action';
import { useBackend } from '../shared/use-backend';
import { inputLabel, provenance } from '../shared/words';
import { useFormats } from '../shared/use-formats';
import { currencyOf } from './currency';
import { notInputs, relevantInputs } from '../../board/src/drawer/relevant-inputs';

interface EditInputsProps {
  readonly data: IssuePanel;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

interface Option {
  readonly label: string;
  readonly value: string;
}
type Typed = Readonly<Record<string, string>>;
interface Change {
  readonly name: string;
  readonly value: number | null;
}

const unknownOption: Option = { label: 'Unknown', value: '' };
const given = (inputs: readonly FeatureInput[], name: string): FeatureInput | undefined =>
  inputs.find((input) => input.name === name);
const typedNow = (inputs: readonly FeatureInput[], typed: Typed, name: string): string => {
  const value = given(inputs, name)?.value;
  return typed[name] ?? (value === undefined ? '' : String(value));
};

/** What a person changed, and what is wrong with it by input. */
const readChanges = (
  names: readonly string[],
  inputs: readonly FeatureInput[],
  typed: Typed,
): { changes: Change[]; problems: Readonly<Record<string, string>> } => {
  const changes: Change[] = [];
  const problems: Record<string, string> = {};
  for (const name of names) {
    const read = readTyped(name, typedNow(inputs, typed, name));
    if ('problem' in read) problems[name] = read.problem;
    else if (read.value !== (given(inputs, name)?.value ?? null)) changes.push({ name, value: read.value });
  }
  return { changes, problems };
};

/** Problems the API found with one input: it names them by their place among those sent. */
const saidOf = (failure: Failure | null, sent: readonly Change[], name: string): string[] => {
  const place = sent.findIndex((change) => change.name === name);
  if (place < 0) return [];
  return ['', '.value', '.name'].flatMap((part) => problemsOf(failure, `inputs.${String(place)}${part}`));
};

interface ControlProps {
  readonly name: string;
  readonly typed: string;
  readonly isInvalid: boolean;
  readonly onType: (typed: string) => void;
}

/** A list where the framework fixes the scale, a field for any number otherwise. */
const Control = ({ name, typed, isInvalid, onType }: ControlProps) => {
  const formats = useFormats();
  const allowed = rulesOf(name)?.allowed;
  if (!allowed) {
    return (
      <Textfield
        id={name}
        defaultValue={typed}
        isInvalid={isInvalid}
        onChange={(event) => {
          onType(typedOf(event));
        }}
      />
    );
  }
  const options = [
    unknownOption,
    ...allowed.map((step) => ({ label: formats.exact(step), value: String(step) })),
  ];
  return (
    <Select
      inputId={name}
      options={options}
      value={options.find(({ value }) => value === typed) ?? unknownOption}
      isInvalid={isInvalid}
      onChange={(chosen: Option | null) => {
        onType(chosen?.value ?? '');
      }}
    />
  );
};

const hintOf = (
  input: FeatureInput | undefined,
  name: string,
  formats: ReturnType<typeof useFormats>,
): string => {
  const own = input?.source === 'sync' ? 'Read from the issue' : 'A criterion of the team’s own';
  const what = rulesOf(name)?.description ?? own;
  return input ? `${what}. Now ${provenance(input, formats)}.` : `${what}. Unknown now.`;
};

/** Sets or clears the inputs that the score and the prediction read; only what changed is sent. */
export const EditInputs = ({ data, onClose, onSaved }: EditInputsProps) => {
  const settings = useBackend(getRankingSettings);
  const formats = useFormats();
  const [typed, setTyped] = useState<Typed>({});
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const [sent, setSent] = useState<readonly Change[]>([]);
  const action = useAction((changes: readonly Change[]) =>
    setInputs(data.featureId, {
      inputs: [...changes],
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    }),
  );
  const { inputs } = data;
  // Without the settings the inputs that any score can use are offered all the same.
  const known = settings.state === 'ready' ? settings.data : null;
  const names = relevantInputs(known, [
    ...inputs.map(({ name }) => name),
    ...data.row.missing.filter((name) => rulesOf(name) !== null),
  ]).filter((name) => !notInputs.has(name));
  const { changes, problems } = readChanges(names, inputs, typed);
  const nothing = wasTried && changes.length === 0 && Object.keys(problems).length === 0;

  const save = async () => {
    setWasTried(true);
    if (changes.length === 0 || Object.keys(problems).length > 0) return;
    setSent(changes);
    const answer = await action.start(changes);
    if (answer?.ok) onSaved();
  };

  return (
    <Dialog
      title={`Inputs of ${data.key}`}
      onClose={onClose}
      failure={action.failure}
      actions={[{ label: 'Save', busyLabel: 'Saving…', isBusy: action.isPending, run: () => void save() }]}
    >
      {settings.state === 'loading' ? <Spinner size="small" label="Asking what the score reads" /> : null}
      {names.map((name) => {
        const label = inputLabel(name);
        const unit = unitWords(name, currencyOf(data));
        const found = [
          ...(wasTried && problems[name] !== undefined ? [problems[name]] : []),
          ...saidOf(action.failure, sent, name),
        ];
        return (
          <Field
            key={name}
            id={name}
            label={unit === '' || label.endsWith(unit) ? label : `${label}, ${unit}`}
            hint={hintOf(given(inputs, name), name, formats)}
            problems={found}
          >
            <Control
              name={name}
              typed={typedNow(inputs, typed, name)}
              isInvalid={found.length > 0}
              onType={(next) => {
                setTyped((before) => ({ ...before, [name]: next }));
              }}
            />
          </Field>
        );
      })}
      <Field
        id="reason"
        label="Reason"
        hint="Kept in the history beside the change. An empty field above means unknown."
        problems={problemsOf(action.failure, 'reason')}
      >
        <TextArea
          id="reason"
          defaultValue={reason}
          maxLength={500}
          onChange={(event) => {
            setReason(typedOf(event));
          }}
        />
      </Field>
      {nothing ? <Text>Nothing was changed yet.</Text> : null}
    </Dialog>
  );
};
