import type { PredictionExplanation } from '@valora/contracts';
import { useState } from 'react';
import { useExplainPredictionQuery } from '../data/hooks.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { HiddenText } from '../ui/hidden-text.js';
import { Skeleton } from '../ui/skeleton.js';
import styles from './drawer.module.css';
import { ModelExplanationTable } from './model-explanation-table.js';
import { quantityWords } from './model-parts.js';
import sight from './model-sight.module.css';

const Models = ({ models, unavailable }: PredictionExplanation) => {
  if (models.length === 0 && unavailable.length === 0) {
    return (
      <p className={styles['line']}>
        No trained model spoke: this prediction rests on Valora’s stated formulae alone.
      </p>
    );
  }
  return (
    <div className={sight['models']}>
      {models.map((model) => (
        <section key={`${model.quantity} ${model.modelVersion}`} className={styles['section']}>
          <h4 className={styles['subhead']}>{quantityWords[model.quantity].title}</h4>
          <ModelExplanationTable explanation={model} />
          <p className={styles['small']}>Model {model.modelVersion}</p>
        </section>
      ))}
      {unavailable.map(({ modelVersion, reason }) => (
        <p key={modelVersion} className={styles['line']}>
          Model {modelVersion} spoke, but cannot be asked again: {reason}
        </p>
      ))}
    </div>
  );
};

const Asked = ({ featureId }: { featureId: string }) => {
  const { data, error, refetch } = useExplainPredictionQuery({ params: { id: featureId } });
  if (error !== undefined) {
    return (
      <ErrorMessage failure={asApiFailure(error)} attempt="ask the models" onRetry={() => void refetch()} />
    );
  }
  if (data === undefined) {
    return (
      <div role="status">
        <Skeleton width="100%" height={120} />
        <HiddenText>Asking the models</HiddenText>
      </div>
    );
  }
  return <Models {...data} />;
};

/** What the trained models saw in a feature; they are asked once somebody wants to know. */
export const ModelSight = ({ featureId }: { featureId: string }) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className={styles['deeper']}
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>What the models saw</summary>
      {isOpen ? <Asked featureId={featureId} /> : null}
    </details>
  );
};
