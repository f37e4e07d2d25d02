import { Field, Select, TextInput } from '@valora/board';
import type { ColumnMapping, ImportPreview } from '@valora/contracts';
import { useState } from 'react';
import { shownColumns } from './shown-columns.js';
import styles from './column-choices.module.css';

export interface ColumnChoicesProps {
  readonly preview: ImportPreview;
  readonly mapping: ColumnMapping;
  readonly onMap: (column: string, field: string | null) => void;
}

const manyColumns = 12;

/** One choice for each column of the file. Jira exports hundreds of columns, so they can be searched. */
export const ColumnChoices = ({ preview, mapping, onMap }: ColumnChoicesProps) => {
  const [search, setSearch] = useState('');
  const [showAll, setShowAll] = useState(preview.columns.length <= manyColumns);
  const { shown, hidden } = shownColumns(preview.columns, { search, showAll });
  return (
    <>
      {preview.columns.length > manyColumns ? (
        <div className={styles.search}>
          <Field label="Find a column">
            {(binding) => (
              <TextInput
                {...binding}
                type="search"
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            )}
          </Field>
        </div>
      ) : null}
      <div className={styles.choices}>
        {shown.map(({ name, repeats, samples }) => (
          <Field
            key={name}
            label={repeats === 1 ? name : `${name} (${String(repeats)} columns)`}
            hint={
              <span className={styles.samples}>
                {samples.length === 0 ? 'empty in the first rows' : samples.join(' · ')}
              </span>
            }
          >
            {(binding) => (
              <Select
                {...binding}
                value={mapping[name] ?? ''}
                onChange={(event) => onMap(name, event.target.value === '' ? null : event.target.value)}
              >
                <option value="">Leave out</option>
                {preview.fields.map((field) => (
                  <option key={field.name} value={field.name}>
                    {field.label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
      </div>
      {hidden > 0 ? (
        <button type="button" className={styles.more} onClick={() => setShowAll(true)}>
          Show {hidden} more {hidden === 1 ? 'column' : 'columns'} that nobody recognised
        </button>
      ) : null}
    </>
  );
};
