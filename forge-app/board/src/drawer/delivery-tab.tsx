import Button from '@atlaskit/button/new';
import type { Feature } from '@valora/contracts';
import { usePreviewEpicQuery } from '../data/hooks.js';
import { EpicCard } from '../epics/epic-card.js';
import { mayAskAgain, whyNoEpic } from '../epics/epic-words.js';
import { useListActions } from '../list/list-context.js';
import { useWhyNot } from '../page/session-context.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { Skeleton } from '../ui/skeleton.js';
import { OutcomeSection } from './outcome-section.js';
import styles from './drawer.module.css';

const EpicSection = ({ feature }: { feature: Feature }) => {
  const { data, error, refetch } = usePreviewEpicQuery({ params: { id: feature.id } });
  const { requestEpics } = useListActions();
  const whyNot = useWhyNot('epics.request') ?? whyNoEpic(feature);
  if (error)
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="load the epic" onRetry={() => void refetch()} />
    );
  if (!data) return <Skeleton width="100%" height={80} />;
  return (
    <>
      {data.existing ? (
        <EpicCard epic={data.existing} />
      ) : (
        <p className={styles['line']}>There is no epic for it yet.</p>
      )}
      {mayAskAgain(data.existing) ? (
        <div className={styles['actions']}>
          <Button
            isDisabled={whyNot !== null}
            onClick={() => {
              requestEpics([feature.id]);
            }}
          >
            Preview and request an epic…
          </Button>
        </div>
      ) : null}
      {whyNot === null ? null : <p className={styles['small']}>{whyNot}</p>}
    </>
  );
};

/** The way to delivery and what came of it. */
export const DeliveryTab = ({ feature }: { feature: Feature }) => (
  <>
    <section className={styles['section']}>
      <h3 className={styles['subhead']}>Epic</h3>
      <EpicSection feature={feature} />
    </section>
    <OutcomeSection feature={feature} />
  </>
);
