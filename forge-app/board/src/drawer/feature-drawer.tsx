import type { Feature, Prediction, RankExplanation } from '@valora/contracts';
import { useExplainRankQuery, useGetFeatureQuery, useListPredictionsQuery } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { statusWords } from '../list/words.js';
import { asApiFailure } from '../transport/api-error.js';
import { ErrorMessage } from '../ui/error-message.js';
import { HiddenText } from '../ui/hidden-text.js';
import { Pill, SampleMark } from '../ui/pill.js';
import { SidePanel } from '../ui/side-panel.js';
import { Skeleton } from '../ui/skeleton.js';
import { Tabs, type TabItem } from '../ui/tabs.js';
import type { BoardView, DrawerTab } from '../url/board-view.js';
import type { ChangeView } from '../url/use-board-view.js';
import { DeliveryTab } from './delivery-tab.js';
import { DetailsTab } from './details-tab.js';
import { DrawerActions } from './drawer-actions.js';
import { headline } from './headline.js';
import { HistoryTab } from './history-tab.js';
import { InputsTab } from './inputs-tab.js';
import { SignalsTab } from './signals-tab.js';
import { WhyTab } from './why-tab.js';
import styles from './drawer.module.css';

interface FeatureDrawerProps {
  readonly featureId: string;
  readonly view: BoardView;
  readonly change: ChangeView;
  readonly onClose: () => void;
}

const tabs: readonly TabItem<DrawerTab>[] = [
  { id: 'why', label: 'Why' },
  { id: 'inputs', label: 'Inputs' },
  { id: 'signals', label: 'Signals' },
  { id: 'history', label: 'History' },
  { id: 'delivery', label: 'Delivery' },
  { id: 'details', label: 'Details' },
];

interface LoadedProps {
  readonly feature: Feature;
  readonly explanation: RankExplanation | undefined;
  readonly prediction: Prediction | null;
}

const TabBody = ({ feature, explanation, prediction, view }: LoadedProps & { view: BoardView }) => {
  switch (view.tab) {
    case 'why':
      return explanation ? (
        <WhyTab explanation={explanation} prediction={prediction} />
      ) : (
        <Skeleton width="100%" height={160} />
      );
    case 'inputs':
      return <InputsTab feature={feature} askedFor={view.input} />;
    case 'signals':
      return <SignalsTab feature={feature} />;
    case 'history':
      return <HistoryTab featureId={feature.id} explanation={explanation} />;
    case 'delivery':
      return <DeliveryTab feature={feature} />;
    case 'details':
      return <DetailsTab feature={feature} />;
  }
};

const Marks = ({ feature }: { feature: Feature }) => (
  <>
    <span>{feature.key}</span>
    <Pill tone={statusWords[feature.status].tone}>{statusWords[feature.status].label}</Pill>
    {feature.mustDo ? <Pill tone="danger">must do</Pill> : null}
    {feature.isSample ? <SampleMark /> : null}
  </>
);

const Headline = ({ feature, explanation, prediction }: LoadedProps) => {
  const format = useFormat();
  if (!explanation) {
    return (
      <p className={styles['headline']}>
        <Skeleton width="90%" height={16} />
        <HiddenText>Loading</HiddenText>
      </p>
    );
  }
  return <p className={styles['headline']}>{headline({ feature, explanation, prediction }, format)}</p>;
};

/** Everything about one feature: its one sentence, then why, inputs, signals, history, delivery and details. */
export const FeatureDrawer = ({ featureId, view, change, onClose }: FeatureDrawerProps) => {
  const featureQuery = useGetFeatureQuery({ params: { id: featureId } });
  const explanationQuery = useExplainRankQuery({ params: { featureId } });
  const predictionsQuery = useListPredictionsQuery({ params: { id: featureId }, query: { limit: 1 } });
  const feature = featureQuery.data;
  const prediction = predictionsQuery.data?.items[0] ?? null;
  const explanation = explanationQuery.data;
  const failure = featureQuery.error ?? explanationQuery.error ?? predictionsQuery.error;
  const retry = () => {
    [featureQuery, explanationQuery, predictionsQuery]
      .filter(({ isError }) => isError)
      .forEach((query) => void query.refetch());
  };
  return (
    <SidePanel
      title={feature?.title ?? 'Feature'}
      eyebrow={feature ? <Marks feature={feature} /> : undefined}
      subject={featureId}
      onClose={onClose}
    >
      {failure ? (
        <ErrorMessage failure={asApiFailure(failure)} attempt="load this feature" onRetry={retry} />
      ) : null}
      {feature ? (
        <>
          <Headline feature={feature} explanation={explanation} prediction={prediction} />
          <DrawerActions feature={feature} explanation={explanation} />
          <Tabs
            label="About this feature"
            items={tabs}
            selected={view.tab}
            onSelect={(tab) => {
              change({ tab, input: null });
            }}
          >
            <TabBody feature={feature} explanation={explanation} prediction={prediction} view={view} />
          </Tabs>
        </>
      ) : failure ? null : (
        <Skeleton width="100%" height={120} />
      )}
    </SidePanel>
  );
};
