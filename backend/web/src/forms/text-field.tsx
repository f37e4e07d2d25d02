import { Field, TextArea, TextInput } from '@valora/board';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';

export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly set: (name: string, value: string) => void;
}

export interface FormFieldProps {
  readonly form: FormState;
  /** Path below the body, under which the API reports problems. */
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isRequired?: boolean;
}

type Input = Pick<
  ComponentPropsWithoutRef<'input'>,
  'type' | 'inputMode' | 'autoComplete' | 'placeholder' | 'list'
>;

const problemsOf = (form: FormState, name: string): readonly string[] => {
  const problem = form.errors[name];
  return problem === undefined ? [] : [problem];
};

/** One line of text in a form. */
export const TextField = ({
  form,
  name,
  label,
  hint,
  isRequired = false,
  ...input
}: FormFieldProps & Input) => (
  <Field label={label} hint={hint} problems={problemsOf(form, name)} isRequired={isRequired}>
    {(binding) => (
      <TextInput
        {...input}
        {...binding}
        name={name}
        required={isRequired}
        value={form.values[name] ?? ''}
        onChange={(event) => form.set(name, event.target.value)}
      />
    )}
  </Field>
);

/** Several lines of text in a form. */
export const TextAreaField = ({ form, name, label, hint, isRequired = false }: FormFieldProps) => (
  <Field label={label} hint={hint} problems={problemsOf(form, name)} isRequired={isRequired}>
    {(binding) => (
      <TextArea
        {...binding}
        name={name}
        required={isRequired}
        value={form.values[name] ?? ''}
        onChange={(event) => form.set(name, event.target.value)}
      />
    )}
  </Field>
);
