import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, Skeleton, useWhyNot } from '@valora/board';
import type { Signal } from '@valora/contracts';
import { Link } from 'react-router-dom';
import { useAction } from '../../ui/use-action.js';
import styles from './signal-row.module.css';

interface AttachedFeatureProps {
  readonly signalId: string;
  readonly featureId: string;
}

const AttachedFeature = ({ signalId, featureId }: AttachedFeatureProps) => {
  const { data: feature, error } = boardApi.useGetFeatureQuery({ params: { id: featureId } });
  const [detach] = boardApi.useDetachSignalMutation();
  const { isRunning, run } = useAction();
  const whyNot = useWhyNot('signals.write');
  if (error !== undefined) return <ErrorMessage failure={asApiFailure(error)} attempt="load the feature" />;
  if (feature === undefined) return <Skeleton width="16rem" />;
  return (
    <>
      <Link to={`/?feature=${featureId}`}>
        {feature.key} {feature.title}
      </Link>
      {whyNot === null ? (
        <Button
          appearance="subtle"
          spacing="compact"
          isLoading={isRunning}
          aria-label={`Detach from ${feature.key}`}
          onClick={() =>
            void run({ attempt: 'detach the signal', done: `Detached from ${feature.key}.` }, () =>
              detach({ params: { id: featureId, signalId } }).unwrap(),
            )
          }
        >
          Detach
        </Button>
      ) : null}
    </>
  );
};

/** Features a signal counts for; fetched when they are looked at. */
export const AttachedFeatures = ({ signal }: { readonly signal: Signal }) => (
  <ul className={styles.attached}>
    {signal.featureIds.map((featureId) => (
      <li key={featureId}>
        <AttachedFeature signalId={signal.id} featureId={featureId} />
      </li>
    ))}
  </ul>
);
