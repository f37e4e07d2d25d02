import { asApiFailure, ErrorMessage, Pill, useFormat } from '@valora/board';
import type { TrainingRun } from '@valora/contracts';
import { Loading } from '../../ui/loading.js';
import { More } from '../../ui/more.js';
import { Section } from '../../ui/section.js';
import { Table } from '../../ui/table.js';
import { causeWords, runWord } from './model-words.js';
import { kindWords } from './performance-words.js';
import { useTrainings } from './use-trainings.js';
import styles from './models.module.css';

const columns = ['When', 'Predicts', 'Why', 'Outcomes', 'Result', 'Reason'] as const;

const outcomesOf = ({ rows, heldOut }: TrainingRun, count: (value: number) => string): string => {
  if (rows === null) return '–';
  return heldOut === null ? count(rows) : `${count(rows)}, ${count(heldOut)} held back`;
};

const RunRow = ({ run }: { readonly run: TrainingRun }) => {
  const format = useFormat();
  const { label, tone } = runWord(run);
  return (
    <tr>
      <td className={styles.figure} data-label="When">
        {format.moment(run.createdAt)}
      </td>
      <td data-label="Predicts">{kindWords[run.kind].title}</td>
      <td data-label="Why">{causeWords(run)}</td>
      <td className={styles.figure} data-label="Outcomes">
        {outcomesOf(run, format.exact)}
      </td>
      <td data-label="Result">
        <Pill tone={tone}>{label}</Pill>
      </td>
      <td>{run.reason}</td>
    </tr>
  );
};

const Trainings = () => {
  const { data, runs, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useTrainings();
  if (error !== undefined) {
    return (
      <ErrorMessage
        failure={asApiFailure(error)}
        attempt="list the trainings"
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <Loading what="the trainings" />;
  if (runs.length === 0) return <p>Nothing was trained yet.</p>;
  return (
    <>
      <Table caption="Trainings and what came of them, newest first" columns={columns} folds>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </Table>
      <More
        what="trainings"
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
};

/** Every training with its result, also those that changed nothing. */
export const TrainingList = () => (
  <Section title="Trainings">
    <Trainings />
  </Section>
);
