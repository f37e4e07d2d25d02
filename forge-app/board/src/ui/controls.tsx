import { forwardRef, type ComponentPropsWithoutRef, type ForwardedRef, type ReactNode } from 'react';
import styles from './field.module.css';

const control = (className: string | undefined): string =>
  [styles['control'], className].filter((name) => name !== undefined).join(' ');

export const TextInput = forwardRef(
  ({ className, ...rest }: ComponentPropsWithoutRef<'input'>, ref: ForwardedRef<HTMLInputElement>) => (
    <input ref={ref} type="text" {...rest} className={control(className)} />
  ),
);
TextInput.displayName = 'TextInput';

export const TextArea = forwardRef(
  ({ className, ...rest }: ComponentPropsWithoutRef<'textarea'>, ref: ForwardedRef<HTMLTextAreaElement>) => (
    <textarea ref={ref} {...rest} className={`${control(className)} ${styles['area'] ?? ''}`} />
  ),
);
TextArea.displayName = 'TextArea';

/** The browser's own select: it is known to every screen reader and opens as the phone's wheel. */
export const Select = forwardRef(
  ({ className, ...rest }: ComponentPropsWithoutRef<'select'>, ref: ForwardedRef<HTMLSelectElement>) => (
    <select ref={ref} {...rest} className={control(className)} />
  ),
);
Select.displayName = 'Select';

interface CheckProps extends Omit<ComponentPropsWithoutRef<'input'>, 'type'> {
  readonly label: ReactNode;
  readonly hint?: string;
}

export const Check = ({ label, hint, ...rest }: CheckProps) => (
  <label className={styles['check']}>
    <input type="checkbox" {...rest} />
    <span>
      {label}
      {hint === undefined ? null : <span className={styles['checkHint']}>{hint}</span>}
    </span>
  </label>
);
