import Button from '@atlaskit/button/new';
import type { FeatureInput } from '@valora/contracts';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../format/use-format.js';
import { inputLabel } from '../list/words.js';
import { useSession } from '../page/session-context.js';
import { InputEditor } from './input-editor.js';
import { shownUnit } from './input-rules.js';
import { provenance } from './provenance.js';
import styles from './drawer.module.css';

interface InputRowProps {
  readonly featureId: string;
  readonly name: string;
  readonly input: FeatureInput | null;
  readonly isReadOnly: boolean;
  readonly startsOpen: boolean;
}

/** One input: its value with source, age and actor, and the way to change it in place. */
export const InputRow = ({ featureId, name, input, isReadOnly, startsOpen }: InputRowProps) => {
  const [isOpen, setIsOpen] = useState(startsOpen && !isReadOnly);
  const format = useFormat();
  const { team } = useSession();
  const row = useRef<HTMLLIElement>(null);
  const wasClosed = useRef(false);
  const label = inputLabel(name);

  useEffect(() => {
    if (startsOpen) row.current?.scrollIntoView({ block: 'center' });
  }, [startsOpen]);
  useEffect(() => {
    if (!isOpen && wasClosed.current) row.current?.querySelector('button')?.focus();
    wasClosed.current = true;
  }, [isOpen]);

  return (
    <li ref={row} className={styles['entry']}>
      {isOpen ? (
        <InputEditor
          featureId={featureId}
          name={name}
          value={input?.value ?? null}
          onDone={() => {
            setIsOpen(false);
          }}
        />
      ) : (
        <div className={styles['inputHead']}>
          <span className={styles['grow']}>
            {label}
            <span className={styles['small']}> {input ? provenance(input, format) : 'unknown'}</span>
          </span>
          <span className={styles['value']}>
            {input
              ? `${format.exact(input.value)} ${shownUnit(name, { currency: team.currency, value: input.value })}`
              : '–'}
          </span>
          {isReadOnly ? null : (
            <Button
              spacing="compact"
              onClick={() => {
                setIsOpen(true);
              }}
              aria-label={`${input ? 'Change' : 'Set'} ${label}`}
            >
              {input ? 'Change' : 'Set'}
            </Button>
          )}
        </div>
      )}
    </li>
  );
};
