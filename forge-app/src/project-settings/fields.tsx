import { Select, Textfield } from '@forge/react';
import React from 'react';
import { Field, typedOf } from '../shared/field';

export interface Option<T extends string = string> {
  readonly value: T;
  readonly label: string;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly isDisabled?: boolean;
}

const problemsOf = (problem: string | undefined) => (problem === undefined ? [] : [problem]);

interface ChoiceProps<T extends string> extends FieldProps {
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

/** One of several, with its label. */
export const ChoiceField = <T extends string>({ value, options, onChange, ...rest }: ChoiceProps<T>) => (
  <Field id={rest.id} label={rest.label} hint={rest.hint} problems={problemsOf(rest.problem)}>
    <Select
      inputId={rest.id}
      options={[...options]}
      value={options.find((option) => option.value === value) ?? null}
      isDisabled={rest.isDisabled ?? false}
      isInvalid={rest.problem !== undefined}
      onChange={(chosen: Option<T>) => {
        onChange(chosen.value);
      }}
    />
  </Field>
);

interface LineProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A line of text with its label. */
export const LineField = ({ value, onChange, ...rest }: LineProps) => (
  <Field id={rest.id} label={rest.label} hint={rest.hint} problems={problemsOf(rest.problem)}>
    <Textfield
      id={rest.id}
      value={value}
      isDisabled={rest.isDisabled ?? false}
      isInvalid={rest.problem !== undefined}
      onChange={(event) => {
        onChange(typedOf(event));
      }}
    />
  </Field>
);
