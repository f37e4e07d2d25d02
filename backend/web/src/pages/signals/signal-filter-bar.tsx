import { Check, Field, Select, TextInput } from '@valora/board';
import { signalSource } from '@valora/contracts';
import type { SignalFilters } from './signal-filters.js';
import { sourceOptions } from './signal-words.js';
import styles from './signal-filter-bar.module.css';

export interface SignalFilterBarProps {
  readonly filters: SignalFilters;
  readonly onChange: (filters: SignalFilters) => void;
}

const attachedOf = (value: string): SignalFilters['attached'] =>
  value === 'true' || value === 'false' ? value : 'any';

/** Filters of the list; they live in the address, so a filtered list can be sent to somebody. */
export const SignalFilterBar = ({ filters, onChange }: SignalFilterBarProps) => (
  <search className={styles.bar}>
    <Field label="Search">
      {(binding) => (
        <TextInput
          {...binding}
          type="search"
          value={filters.search}
          maxLength={200}
          onChange={(event) => onChange({ ...filters, search: event.target.value })}
        />
      )}
    </Field>
    <Field label="From">
      {(binding) => (
        <Select
          {...binding}
          value={filters.source}
          onChange={(event) => {
            const source = signalSource.options.find((option) => option === event.target.value) ?? 'any';
            onChange({ ...filters, source });
          }}
        >
          <option value="any">Anywhere</option>
          {sourceOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
    <Field label="Attached">
      {(binding) => (
        <Select
          {...binding}
          value={filters.attached}
          onChange={(event) => onChange({ ...filters, attached: attachedOf(event.target.value) })}
        >
          <option value="any">Attached or not</option>
          <option value="false">To no feature yet</option>
          <option value="true">To a feature</option>
        </Select>
      )}
    </Field>
    <div className={styles.check}>
      <Check
        label="Show merged ones"
        checked={filters.merged}
        onChange={(event) => onChange({ ...filters, merged: event.target.checked })}
      />
    </div>
  </search>
);
