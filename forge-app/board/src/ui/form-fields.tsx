import { forwardRef, type ForwardedRef, type HTMLInputTypeAttribute } from 'react';
import { Select, TextArea, TextInput } from './controls.js';
import { Field, type FieldProps } from './field.js';

interface SharedProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export interface TextFieldProps extends SharedProps {
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'decimal' | 'numeric';
  readonly maxLength?: number;
  readonly autoComplete?: string;
}

/** A line of text with its label. */
export const TextField = ({
  value,
  onChange,
  type,
  inputMode,
  maxLength,
  autoComplete,
  ...field
}: TextFieldProps) => (
  <Field {...field}>
    {(binding) => (
      <TextInput
        {...binding}
        {...(type === undefined ? {} : { type })}
        {...(inputMode === undefined ? {} : { inputMode })}
        {...(maxLength === undefined ? {} : { maxLength })}
        {...(autoComplete === undefined ? {} : { autoComplete })}
        required={field.isRequired ?? false}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    )}
  </Field>
);

export interface TextAreaFieldProps extends SharedProps {
  readonly rows?: number;
  readonly maxLength?: number;
  readonly className?: string | undefined;
}

/** Several lines of text with their label. */
export const TextAreaField = forwardRef(
  (
    { value, onChange, rows, maxLength, className, ...field }: TextAreaFieldProps,
    ref: ForwardedRef<HTMLTextAreaElement>,
  ) => (
    <Field {...field}>
      {(binding) => (
        <TextArea
          {...binding}
          ref={ref}
          rows={rows ?? 3}
          className={className}
          {...(maxLength === undefined ? {} : { maxLength })}
          required={field.isRequired ?? false}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  ),
);
TextAreaField.displayName = 'TextAreaField';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface SelectFieldProps<T extends string> extends Omit<FieldProps, 'children'> {
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

/** One choice of several with its label. */
export const SelectField = <T extends string>({
  value,
  options,
  onChange,
  ...field
}: SelectFieldProps<T>) => (
  <Field {...field}>
    {(binding) => (
      <Select
        {...binding}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    )}
  </Field>
);

/** Options whose words are their values, after one that stands for nothing. */
export const plainOptions = <T extends string>(values: readonly T[], nothing: string): Option<T | ''>[] => [
  { value: '', label: nothing },
  ...values.map((value) => ({ value, label: value })),
];
