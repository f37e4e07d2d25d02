import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import type { FieldErrors } from './field-errors.js';
import styles from './form.module.css';

export interface FormProps {
  readonly form: { readonly errors: FieldErrors; readonly submit: (event: FormEvent) => void };
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A form; when it is refused, the first field with a problem gets the focus, which reads the problem out. */
export const Form = ({ form, className = styles.form, children }: FormProps) => {
  const element = useRef<HTMLFormElement>(null);
  const { errors } = form;
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  return (
    <form ref={element} className={className} onSubmit={form.submit} noValidate>
      {children}
    </form>
  );
};
