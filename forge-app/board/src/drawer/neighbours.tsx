import type { RankExplanation } from '@valora/contracts';
import { useFormat } from '../format/use-format.js';
import { useListActions } from '../list/list-context.js';
import { verdict } from './verdict.js';
import styles from './drawer.module.css';

/** How sure the model is of the order beside the next above and below. */
export const Neighbours = ({ neighbours }: Pick<RankExplanation, 'neighbours'>) => {
  const format = useFormat();
  const { open } = useListActions();
  if (neighbours.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3 className={styles['subhead']}>Beside its neighbours</h3>
      <ul className={styles['entries']}>
        {neighbours.map(({ featureId, key, title, modelRank, pWins }) => (
          <li key={featureId} className={styles['entryText']}>
            <button
              type="button"
              className={styles['keyLink']}
              onClick={() => {
                open(featureId);
              }}
            >
              {key}
            </button>{' '}
            {title}
            <span className={styles['below']}>
              model rank {format.exact(modelRank)}; {verdict(pWins)}, wins with {format.probability(pWins)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
