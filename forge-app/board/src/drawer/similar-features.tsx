import type { Feature, SimilarFeature } from '@valora/contracts';
import { useListSimilarFeaturesQuery } from '../data/hooks.js';
import { useListActions } from '../list/list-context.js';
import { statusWords } from '../list/words.js';
import { Pill } from '../ui/pill.js';
import { LikenessSection } from './likeness-section.js';
import { likenessWords } from './likeness-words.js';
import styles from './drawer.module.css';

const shownCount = 5;

const Entry = ({ similar }: { similar: SimilarFeature }) => {
  const { open } = useListActions();
  return (
    <li className={styles['entry']}>
      <div className={styles['entryHead']}>
        <button
          type="button"
          className={styles['keyLink']}
          onClick={() => {
            open(similar.id);
          }}
        >
          {similar.key}
        </button>
        <Pill tone={statusWords[similar.status].tone}>{statusWords[similar.status].label}</Pill>
        {similar.isDuplicate ? <Pill tone="warning">possible duplicate</Pill> : null}
      </div>
      <p className={styles['entryText']}>{similar.title}</p>
      <span className={styles['small']}>{likenessWords(similar)}</span>
    </li>
  );
};

/** Features that say much the same, so that nobody builds a thing twice. */
export const SimilarFeatures = ({ feature }: { feature: Feature }) => {
  const { data, error, refetch } = useListSimilarFeaturesQuery({
    params: { id: feature.id },
    query: { limit: shownCount },
  });
  return (
    <LikenessSection
      title="Similar features"
      nothing="No other feature says much the same."
      items={data?.items}
      error={error}
      onRetry={() => void refetch()}
      renderItem={(similar) => <Entry key={similar.id} similar={similar} />}
    />
  );
};
