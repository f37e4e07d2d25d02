import { Field, TextInput } from '@valora/board';
import { useId } from 'react';
import styles from './picker.module.css';

export interface PickerOption {
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

export interface PickerProps {
  readonly label: string;
  readonly hint: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly options: readonly PickerOption[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
  readonly isLoading: boolean;
}

/** Finds one thing by words and chooses it; plain radio buttons, so arrows and screen readers know what to do. */
export const Picker = (props: PickerProps) => {
  const name = useId();
  const empty = props.isLoading ? 'Looking …' : 'Nothing matches these words.';
  return (
    <div className={styles.picker}>
      <Field label={props.label} hint={props.hint}>
        {(binding) => (
          <TextInput
            {...binding}
            type="search"
            autoComplete="off"
            value={props.search}
            onChange={(event) => props.onSearch(event.target.value)}
          />
        )}
      </Field>
      {props.options.length === 0 ? <p role="status">{empty}</p> : null}
      <div role="radiogroup" aria-label={`${props.label}: matches`} className={styles.options}>
        {props.options.map(({ id, title, note }) => (
          <label key={id} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === props.chosenId}
              onChange={() => props.onChoose(id)}
            />
            <span>
              <span className={styles.title}>{title}</span>
              <span className={styles.note}>{note}</span>
            </span>
          </label>
        ))}
      </div>
    </div>
  );
};
