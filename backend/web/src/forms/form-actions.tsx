import Button from '@atlaskit/button/new';
import { ErrorMessage, type ApiFailure } from '@valora/board';
import type { ReactNode } from 'react';
import styles from './form.module.css';

export interface FormActionsProps {
  readonly form: { readonly failure: ApiFailure | null; readonly isSending: boolean };
  readonly submit: string;
  /** What the form does, in the words after "could not". */
  readonly attempt: string;
  /** What happened last, announced: “Saved.” */
  readonly said?: string;
  readonly children?: ReactNode;
}

/** End of a form: what went wrong with the whole, the button, and what it did. */
export const FormActions = ({ form, submit, attempt, said = '', children }: FormActionsProps) => (
  <>
    {form.failure === null ? null : (
      <ErrorMessage failure={{ ...form.failure, details: [] }} attempt={attempt} />
    )}
    <div className={styles.actions}>
      <Button type="submit" appearance="primary" isLoading={form.isSending}>
        {submit}
      </Button>
      {children}
      <span role="status">{said}</span>
    </div>
  </>
);
