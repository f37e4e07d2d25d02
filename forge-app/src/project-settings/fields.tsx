import { HelperMessage, Label, Select, Stack, Textfield, ErrorMessage } from '@forge/react';
import React from 'react';

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

const Below = ({ hint, problem }: Pick<FieldProps, 'hint' | 'problem'>) =>
  problem !== undefined ? (
    <ErrorMessage>{problem}</ErrorMessage>
  ) : hint === undefined ? null : (
    <HelperMessage>{hint}</HelperMessage>
  );

interface ChoiceProps<T extends string> extends FieldProps {
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

/** One of several, with its label. */
export const ChoiceField = <T extends string>({ id, label, value, options, ...rest }: ChoiceProps<T>) => (
  <Stack space="space.050">
    <Label labelFor={id}>{label}</Label>
    <Select
      inputId={id}
      options={[...options]}
      value={options.find((option) => option.value === value) ?? null}
      isDisabled={rest.isDisabled ?? false}
      isInvalid={rest.problem !== undefined}
      onChange={(chosen: Option<T>) => {
        rest.onChange(chosen.value);
      }}
    />
    <Below {...rest} />
  </Stack>
);

interface LineProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A line of text with its label. */
export const LineField = ({ id, label, value, ...rest }: LineProps) => (
  <Stack space="space.050">
    <Label labelFor={id}>{label}</Label>
    <Textfield
      id={id}
      value={value}
      isDisabled={rest.isDisabled ?? false}
      isInvalid={rest.problem !== undefined}
      onChange={(event) => {
        rest.onChange(String(event.target?.value ?? ''));
      }}
    />
    <Below {...rest} />
  </Stack>
);
