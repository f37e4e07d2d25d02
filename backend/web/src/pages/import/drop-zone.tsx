import { type ChangeEvent, type DragEvent, useId, useState } from 'react';
import styles from './drop-zone.module.css';

export interface DropZoneProps {
  readonly onFile: (file: File) => void;
}

/** Takes one file, dropped or chosen; the button is a real file field, so keyboard and phone work as everywhere. */
export const DropZone = ({ onFile }: DropZoneProps) => {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again after it was mended.
    event.target.value = '';
    if (file) onFile(file);
  };
  return (
    <div
      className={isOver ? styles.over : styles.zone}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.json,.jsonl,.ndjson,.txt,text/csv,application/json"
        className={styles.input}
        aria-describedby={`${id}-hint`}
        onChange={choose}
      />
      <label htmlFor={id} className={styles.button}>
        Choose a file
      </label>
      <p id={`${id}-hint`} className={styles.hint}>
        or drop it here: Jira’s CSV export, the JSON of a Jira search, or any CSV with a title in each row.
      </p>
    </div>
  );
};
