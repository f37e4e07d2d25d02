import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, SampleMark, useWhyNot } from '@valora/board';
import { modelKind, type ModelPerformance } from '@valora/contracts';
import { Loading } from '../../ui/loading.js';
import { Page } from '../../ui/page.js';
import { useAction } from '../../ui/use-action.js';
import { KindPanel } from './kind-panel.js';
import { ModelList } from './model-list.js';
import { modelsMessage } from './performance-words.js';
import { Promises } from './promises.js';
import { TrainingList } from './training-list.js';
import { useTrainings } from './use-trainings.js';
import styles from './models.module.css';

const TrainAgain = ({ isUnderWay }: { readonly isUnderWay: boolean }) => {
  const [retrain] = boardApi.useRetrainModelsMutation();
  const { isRunning, run } = useAction();
  return (
    <Button
      appearance="primary"
      isLoading={isRunning}
      isDisabled={isUnderWay}
      onClick={() =>
        void run(
          { attempt: 'train the models', done: 'The training is under way; it goes on without you.' },
          () => retrain({ body: {} }).unwrap(),
        )
      }
    >
      Train again
    </Button>
  );
};

const Content = ({ performance }: { readonly performance: ModelPerformance }) => {
  const { running } = useTrainings();
  return (
    <>
      {performance.ofSample ? (
        <p>
          <SampleMark /> The outcomes behind these figures are the sample’s; the team has recorded none of its
          own yet.
        </p>
      ) : null}
      <div className={styles.kinds}>
        {performance.kinds.map((each) => (
          <KindPanel
            key={each.kind}
            performance={each}
            fewest={performance.fewest}
            running={running.find(({ kind }) => kind === each.kind) ?? null}
          />
        ))}
      </div>
      <Promises ledger={performance.ledger} fewest={performance.fewest} />
      <ModelList />
      <TrainingList />
    </>
  );
};

/** Which models predict for the team, how well that turned out, and how they came to be. */
export const ModelsPage = () => {
  const { data, error, refetch } = boardApi.useGetModelPerformanceQuery();
  const { running } = useTrainings();
  const whyNot = useWhyNot('models.retrain');
  return (
    <Page
      title="Models"
      message={data === undefined ? 'How well predictions turned out.' : modelsMessage(data)}
      wide
      actions={
        whyNot === null ? (
          <TrainAgain
            isUnderWay={modelKind.options.every((each) => running.some(({ kind }) => kind === each))}
          />
        ) : undefined
      }
    >
      {whyNot === null ? null : <p>{whyNot}</p>}
      {error === undefined ? null : (
        <ErrorMessage
          failure={asApiFailure(error)}
          attempt="load how the models do"
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === undefined ? <Loading what="the models" /> : null}
      {data === undefined ? null : <Content performance={data} />}
    </Page>
  );
};
