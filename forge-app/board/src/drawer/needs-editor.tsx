import Button from '@atlaskit/button/new';
import type { Feature } from '@valora/contracts';
import { useState } from 'react';
import { useGetFeatureQuery, useListFeaturesQuery, useSetNeedsMutation } from '../data/hooks.js';
import { useListActions } from '../list/list-context.js';
import { TextInput } from '../ui/controls.js';
import { Field } from '../ui/field.js';
import { useNotify } from '../ui/notices.js';
import { useDebounced } from '../ui/use-debounced.js';
import styles from './drawer.module.css';

interface NeedsEditorProps {
  readonly feature: Feature;
  readonly isReadOnly: boolean;
}

interface NeedProps {
  readonly featureId: string;
  readonly onRemove: (() => void) | null;
}

const Need = ({ featureId, onRemove }: NeedProps) => {
  const { data } = useGetFeatureQuery({ params: { id: featureId } });
  const { open } = useListActions();
  return (
    <li className={styles['entryHead']}>
      <Button
        appearance="subtle"
        spacing="compact"
        onClick={() => {
          open(featureId);
        }}
      >
        {data?.key ?? 'Loading…'}
      </Button>
      <span className={styles['grow']}>{data?.title}</span>
      {onRemove ? (
        <Button
          spacing="compact"
          appearance="subtle"
          onClick={onRemove}
          aria-label={`Remove prerequisite ${data?.key ?? ''}`}
        >
          Remove
        </Button>
      ) : null}
    </li>
  );
};

/** What must be delivered before; a circle is refused by the backend with the reason. */
export const NeedsEditor = ({ feature, isReadOnly }: NeedsEditorProps) => {
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 300);
  const { data } = useListFeaturesQuery({ query: { search, limit: 6 } }, { skip: search === '' });
  const [setNeeds] = useSetNeedsMutation();
  const { tellFailure } = useNotify();
  const save = (needs: string[]) => {
    setNeeds({ params: { id: feature.id }, body: { needs } })
      .unwrap()
      .then(() => {
        setTyped('');
      }, tellFailure('change the prerequisites'));
  };
  const found = (search === '' ? [] : (data?.items ?? [])).filter(
    ({ id }) => id !== feature.id && !feature.needs.includes(id),
  );
  return (
    <section className={styles['section']}>
      <h3 className={styles['subhead']}>Needs first</h3>
      {feature.needs.length === 0 ? <p className={styles['line']}>It can be built at any time.</p> : null}
      <ul className={styles['entries']}>
        {feature.needs.map((id) => (
          <Need
            key={id}
            featureId={id}
            onRemove={
              isReadOnly
                ? null
                : () => {
                    save(feature.needs.filter((other) => other !== id));
                  }
            }
          />
        ))}
      </ul>
      {isReadOnly ? null : (
        <Field label="Add a prerequisite" hint="Search by key or title">
          {(binding) => (
            <TextInput
              {...binding}
              type="search"
              maxLength={200}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
          )}
        </Field>
      )}
      <ul className={styles['entries']}>
        {found.map(({ id, key, title }) => (
          <li key={id} className={styles['entryHead']}>
            <Button
              spacing="compact"
              onClick={() => {
                save([...feature.needs, id]);
              }}
            >
              {`Add ${key}`}
            </Button>
            <span className={styles['grow']}>{title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
