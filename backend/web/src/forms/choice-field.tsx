import { Field, Select } from '@valora/board';
import type { FormFieldProps } from './text-field.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceFieldProps extends FormFieldProps {
  readonly options: readonly Option[];
  /** Shown, but not to be changed; the hint says why. */
  readonly isFixed?: boolean;
}

/** One of a list, in a form. */
export const ChoiceField = (props: ChoiceFieldProps) => {
  const { form, name, label, hint, isRequired = false, options, isFixed = false } = props;
  const problem = form.errors[name];
  return (
    <Field
      label={label}
      hint={hint}
      problems={problem === undefined ? [] : [problem]}
      isRequired={isRequired}
    >
      {(binding) => (
        <Select
          {...binding}
          name={name}
          disabled={isFixed}
          value={form.values[name] ?? ''}
          onChange={(event) => form.set(name, event.target.value)}
        >
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
};
