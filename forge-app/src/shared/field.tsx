import { ErrorMessage, HelperMessage, Label, RequiredAsterisk, Stack } from '@forge/react';
import React, { type ReactNode } from 'react';

interface FieldProps {
  /** The same as the field’s `id`, or its `inputId` in a Select. */
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly hint?: string | undefined;
  readonly problems?: readonly string[];
  readonly children: ReactNode;
}

/** A field with its label above, and what it wants or what is wrong with it below. */
export const Field = ({ id, label, isRequired = false, hint, problems = [], children }: FieldProps) => (
  <Stack space="space.050">
    <Label labelFor={id}>
      {label}
      {isRequired ? <RequiredAsterisk /> : null}
    </Label>
    {children}
    {hint === undefined || problems.length > 0 ? null : <HelperMessage>{hint}</HelperMessage>}
    {problems.map((problem) => (
      <ErrorMessage key={problem}>{problem}</ErrorMessage>
    ))}
  </Stack>
);

/** What a typed field tells: UI Kit hands over a copy of the browser’s event. */
export const typedOf = (event: { readonly target: { readonly value?: unknown } }): string =>
  String(event.target.value ?? '');
