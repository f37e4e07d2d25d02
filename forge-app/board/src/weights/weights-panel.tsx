import type { StoredSettings } from '@valora/contracts';
import { useGetRankingSettingsQuery } from '../data/hooks.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { SidePanel } from '../ui/side-panel.js';
import { Skeleton } from '../ui/skeleton.js';
import { useFormat } from '../format/use-format.js';
import { RankingHistory } from './ranking-history.js';
import { SettingsForm } from './settings-form.js';
import { frameworkWords } from './framework-words.js';
import styles from './weights.module.css';

const Sentence = ({ settings }: { settings: StoredSettings }) => {
  const format = useFormat();
  return (
    <>
      <p className={styles['sentence']}>{frameworkWords[settings.framework].sentence}</p>
      <p className={styles['small']}>
        Last changed by {settings.updatedBy}, {format.age(settings.updatedAt)}
      </p>
    </>
  );
};

/** How the score is made: framework, criteria and weights, formula; every change can be looked at before it counts. */
export const WeightsPanel = ({ onClose }: { onClose: () => void }) => {
  const { data, error, refetch } = useGetRankingSettingsQuery();
  return (
    <SidePanel title="How the score is made" subject="weights" onClose={onClose}>
      {error ? (
        <ErrorMessage
          failure={asApiFailure(error)}
          attempt="load the settings"
          onRetry={() => void refetch()}
        />
      ) : null}
      {data ? (
        <div className={styles['panel']}>
          <Sentence settings={data} />
          <SettingsForm stored={data} />
          <RankingHistory />
        </div>
      ) : error ? null : (
        <Skeleton width="100%" height={200} />
      )}
    </SidePanel>
  );
};
