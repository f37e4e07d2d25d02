import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldBinding {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problems?: readonly string[];
  readonly isRequired?: boolean;
  readonly children: (binding: FieldBinding) => ReactNode;
}

/** Label, hint and problems of one input, bound to it by ids. */
export const Field = ({ label, hint, problems = [], isRequired = false, children }: FieldProps) => {
  const id = useId();
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const described = [hint === undefined ? null : hintId, problems.length === 0 ? null : problemId].filter(
    (part) => part !== null,
  );
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
        {isRequired ? <span className={styles['required']}> (required)</span> : null}
      </label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': problems.length > 0 ? true : undefined,
      })}
      {hint === undefined ? null : (
        <div id={hintId} className={styles['hint']}>
          {hint}
        </div>
      )}
      {problems.length === 0 ? null : (
        <div id={problemId} className={styles['problem']} role="alert">
          {problems.join('; ')}
        </div>
      )}
    </div>
  );
};
