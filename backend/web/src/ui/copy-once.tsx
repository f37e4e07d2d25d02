import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useId, useRef, useState } from 'react';
import styles from './copy-once.module.css';

export interface CopyOnceProps {
  readonly label: string;
  readonly secret: string;
  readonly onDone: () => void;
}

/** A link or token that is shown this one time, ready to be copied. */
export const CopyOnce = ({ label, secret, onDone }: CopyOnceProps) => {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      setSaid('Copied.');
    } catch {
      // Clipboards are closed to pages without https; the text is selected for the keyboard instead.
      setSaid('Selected; press Ctrl+C or ⌘C to copy.');
    }
  };
  return (
    <div className={styles.once}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.row}>
        <Textfield
          id={id}
          ref={field}
          value={secret}
          isReadOnly
          isMonospaced
          onFocus={() => field.current?.select()}
        />
        <Button appearance="primary" onClick={() => void copy()}>
          Copy
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          Done
        </Button>
      </div>
      <p>It is shown only now: Valora keeps no copy that could be read later.</p>
      <p role="status">{said}</p>
    </div>
  );
};
