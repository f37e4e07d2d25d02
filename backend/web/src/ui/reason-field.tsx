import { Field, problemsOf, TextArea, type ApiFailure } from '@valora/board';

interface ReasonFieldProps {
  readonly value: string;
  readonly failure: ApiFailure | null;
  readonly onChange: (reason: string) => void;
}

/** Asks why; the reason is kept beside what was done. */
export const ReasonField = ({ value, failure, onChange }: ReasonFieldProps) => (
  <Field label="Why" isRequired problems={problemsOf(failure, 'reason')}>
    {(binding) => (
      <TextArea
        {...binding}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
